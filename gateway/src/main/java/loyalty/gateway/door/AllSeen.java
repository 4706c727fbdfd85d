package loyalty.gateway.door;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
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

    private final Vertx vertx;
    private final Replicas replicas;
    private final Duration patience;
    private volatile boolean ready;

    AllSeen(Vertx vertx, Replicas replicas, @ConfigProperty(name = "loyalty.ready-patience") Duration patience) {
        this.vertx = vertx;
        this.replicas = replicas;
        this.patience = patience;
    }

    void start(@Observes StartupEvent start) {
        look(System.nanoTime() + patience.toNanos());
    }

    private void look(long until) {
        Multi.createFrom()
                .iterable(replicas.all())
                .onItem()
                .transformToMultiAndMerge(this::unlessReady)
                .collect()
                .asList()
                .subscribe()
                .with(missing -> looked(missing, until));
    }

    private Multi<Replica> unlessReady(Replica replica) {
        return replicas.ready(replica)
                .onItem()
                .transformToMulti(answer -> Multi.createFrom().<Replica>empty())
                .onFailure()
                .recoverWithItem(replica);
    }

    private void looked(List<Replica> missing, long until) {
        if (missing.isEmpty() || System.nanoTime() - until > 0) {
            // Known to be away from the first, so that nobody's call has to find out.
            missing.forEach(replicas::failed);
            ready = true;
        } else {
            vertx.setTimer(PAUSE_MILLIS, again -> look(until));
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("all services were seen or waited for")
                .status(ready)
                .build();
    }
}
