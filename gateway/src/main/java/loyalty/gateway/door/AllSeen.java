package loyalty.gateway.door;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Calls;
import loyalty.gateway.upstream.Replicas;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every service was seen ready. From then on the gateway depends on nobody: what is away answers 503. */
@Readiness
@Singleton
class AllSeen implements HealthCheck {

    private static final long PAUSE_MILLIS = 100;

    private final Vertx vertx;
    private final Calls calls;
    private final Replicas replicas;
    private volatile boolean seen;

    AllSeen(Vertx vertx, Calls calls, Replicas replicas) {
        this.vertx = vertx;
        this.calls = calls;
        this.replicas = replicas;
    }

    void start(@Observes StartupEvent start) {
        look();
    }

    private void look() {
        Calls.Request ready = new Calls.Request(
                HttpMethod.GET, "/q/health/ready", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true);
        List<Future<Calls.Answer>> answers = Stream.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER)
                .flatMap(owner -> replicas.all(owner).stream())
                .map(replica -> calls.call(replica, ready))
                .toList();
        Future.all(answers).onComplete(all -> {
            seen = all.succeeded()
                    && answers.stream().allMatch(answer -> answer.result().status() == 200);
            if (!seen) {
                vertx.setTimer(PAUSE_MILLIS, again -> look());
            }
        });
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("all services were seen").status(seen).build();
    }
}
