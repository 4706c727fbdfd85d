package loyalty.gateway.door;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Calls;
import loyalty.gateway.upstream.Replicas;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every service was seen ready, or after a while without them: a gateway that starts again while a service is
 * away answers for the others. From then on it depends on nobody; what is away answers 503.
 */
@Readiness
@Singleton
class AllSeen implements HealthCheck {

    private static final long PAUSE_MILLIS = 100;
    private static final Duration LOOK_DEADLINE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Calls calls;
    private final Replicas replicas;
    private final Duration patience;
    private volatile boolean ready;

    AllSeen(
            Vertx vertx,
            Calls calls,
            Replicas replicas,
            @ConfigProperty(name = "loyalty.ready-patience") Duration patience) {
        this.vertx = vertx;
        this.calls = calls;
        this.replicas = replicas;
        this.patience = patience;
    }

    void start(@Observes StartupEvent start) {
        vertx.setTimer(patience.toMillis(), enough -> ready = true);
        look();
    }

    private void look() {
        Calls.Request request = Calls.Request.get("/q/health/ready");
        List<Future<Calls.Answer>> answers = Stream.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER)
                .flatMap(owner -> replicas.all(owner).stream())
                .map(replica -> calls.call(replica.management(), request, LOOK_DEADLINE))
                .toList();
        Future.all(answers).onComplete(all -> {
            ready |= all.succeeded()
                    && answers.stream().allMatch(answer -> answer.result().status() == 200);
            if (!ready) {
                vertx.setTimer(PAUSE_MILLIS, again -> look());
            }
        });
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("all services were seen or waited for")
                .status(ready)
                .build();
    }
}
