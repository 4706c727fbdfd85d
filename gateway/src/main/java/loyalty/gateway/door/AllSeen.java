package loyalty.gateway.door;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Calls;
import loyalty.gateway.upstream.Replica;
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
    private static final Duration LOOK_DEADLINE = Duration.ofMillis(500);
    private static final int OK = 200;

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
        look(System.nanoTime() + patience.toNanos());
    }

    private void look(long until) {
        List<Replica> all = Stream.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER)
                .flatMap(owner -> replicas.all(owner).stream())
                .toList();
        List<Future<Boolean>> looks = all.stream().map(this::isReady).toList();
        Future.all(looks).onComplete(done -> {
            List<Replica> missing = IntStream.range(0, all.size())
                    .filter(i -> !looks.get(i).result())
                    .mapToObj(all::get)
                    .toList();
            if (missing.isEmpty() || System.nanoTime() - until > 0) {
                // Known to be away from the first, so that nobody's call has to find out.
                missing.forEach(replicas::failed);
                ready = true;
            } else {
                vertx.setTimer(PAUSE_MILLIS, again -> look(until));
            }
        });
    }

    private Future<Boolean> isReady(Replica replica) {
        return calls.call(replica.management(), Calls.Request.get("/q/health/ready"), LOOK_DEADLINE)
                .map(answer -> answer.status() == OK)
                .otherwise(false);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("all services were seen or waited for")
                .status(ready)
                .build();
    }
}
