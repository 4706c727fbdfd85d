package loyalty.outbox.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Tells how many events wait and for what: in the gauge {@code loyalty.events.parked} (which every replica tells alike)
 * and beside the readiness, which stays up, because everybody else is served.
 */
@Readiness
@Default
@ApplicationScoped
class WhoWaits implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WhoWaits.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final ParkedMessages parked;
    private final int most;
    private volatile Seen seen = new Seen(new ParkedMessages.Figures(0, 0, null), List.of());

    /** What was there at the last look. */
    private record Seen(ParkedMessages.Figures figures, List<String> missing) {}

    WhoWaits(
            ParkedMessages parked,
            ParkingConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry meters) {
        this.parked = parked;
        this.most = config.parkedMax();
        meters.gauge("loyalty.events.parked", Tags.of("consumer", service), this, WhoWaits::messages);
    }

    /**
     * Looks again.
     *
     * @return whether anybody waits
     */
    boolean look() {
        ParkedMessages.Figures figures = parked.figures();
        seen = new Seen(figures, figures.messages() == 0 ? List.of() : parked.missing());
        return figures.messages() > 0;
    }

    /**
     * Waits while as many events are parked as may be. So many are no matter of a few members: most of what comes waits
     * for the same thing, and it is as safe on its topic as here.
     */
    void awaitRoom() throws InterruptedException {
        boolean told = false;
        while (messages() >= most) {
            if (!told) {
                LOG.warnf("%d events wait for %s: no more are taken in", messages(), seen.missing());
                told = true;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private int messages() {
        return seen.figures().messages();
    }

    @Override
    public HealthCheckResponse call() {
        ParkedMessages.Figures figures = seen.figures();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("events that wait")
                .up()
                .withData("messages", figures.messages())
                .withData("members", figures.members());
        if (figures.since() != null) {
            response.withData("since", figures.since().toString()).withData("for", String.join(", ", seen.missing()));
        }
        return response.build();
    }
}
