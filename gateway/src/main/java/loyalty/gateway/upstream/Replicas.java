package loyalty.gateway.upstream;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import loyalty.gateway.domain.Owner;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The replicas of each service, and a circuit breaker for each: one call that was not answered opens it, and it lets
 * nothing but looks at the replica's readiness try whether it is back. So one call pays for a replica that hangs, and none
 * pays longer than a moment for one that was merely slow.
 */
@ApplicationScoped
public class Replicas {

    /** The type of an answer, as guards want it. */
    static final TypeLiteral<Uni<RestResponse<String>>> ANSWER = new TypeLiteral<>() {};

    private static final Logger LOG = Logger.getLogger(Replicas.class);
    private static final Duration PROBE_DEADLINE = Duration.ofMillis(500);
    private static final long PROBE_PAUSE_MILLIS = 200;
    private static final int OK = 200;

    private final Vertx vertx;
    private final Map<Owner, List<Replica>> replicas = new EnumMap<>(Owner.class);
    private final Map<Replica, Guard> breakers = new HashMap<>();
    private final ReplicaClients<ManagementApi> management =
            new ReplicaClients<>(ManagementApi.class, Replica::management, PROBE_DEADLINE);
    private final Set<Replica> away = ConcurrentHashMap.newKeySet();
    private final Set<Replica> lookedAt = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(Vertx vertx, Upstreams upstreams) {
        this.vertx = vertx;
        Upstreams.Management ports = upstreams.management();
        replicas.put(Owner.POINTS, pairs("points", upstreams.points(), ports.points()));
        replicas.put(Owner.TIER, pairs("tier", upstreams.tier(), ports.tier()));
        replicas.put(Owner.VOUCHER, pairs("voucher", upstreams.voucher(), ports.voucher()));
        replicas.values().forEach(all -> all.forEach(replica -> breakers.put(replica, breaker(replica))));
    }

    private Guard breaker(Replica replica) {
        return Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(1)
                .failureRatio(1)
                .delay(PROBE_PAUSE_MILLIS, ChronoUnit.MILLIS)
                .onStateChange(state -> changed(replica, state))
                .done()
                .build();
    }

    private void changed(Replica replica, CircuitBreakerState state) {
        LOG.debugf("%s: %s", replica.api(), state);
        if (state == CircuitBreakerState.CLOSED) {
            away.remove(replica);
        } else if (state == CircuitBreakerState.OPEN && away.add(replica)) {
            vertx.setTimer(PROBE_PAUSE_MILLIS, later -> probe(replica));
        }
    }

    private static List<Replica> pairs(String service, List<URI> apis, List<URI> managements) {
        if (apis.size() != managements.size()) {
            throw new IllegalArgumentException("%s has %d addresses and %d management addresses; each needs both"
                    .formatted(service, apis.size(), managements.size()));
        }
        return IntStream.range(0, apis.size())
                .mapToObj(i -> new Replica(apis.get(i), managements.get(i)))
                .toList();
    }

    /** Every replica of a service, in the order in which to try them: in turn, and those that are away last. */
    public List<Replica> inOrder(Owner owner) {
        List<Replica> all = all(owner);
        if (all.size() == 1) {
            return all;
        }
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<Replica> order = new ArrayList<>(all.subList(first, all.size()));
        order.addAll(all.subList(0, first));
        order.sort(Comparator.comparing(away::contains));
        return order;
    }

    /** Those of a service that are not known to be away, in the order in which to try them; maybe none. */
    public List<Replica> present(Owner owner) {
        return inOrder(owner).stream()
                .filter(replica -> !away.contains(replica))
                .toList();
    }

    /** Every replica of a service. */
    public List<Replica> all(Owner owner) {
        return replicas.getOrDefault(owner, List.of());
    }

    /** Every replica of every service. */
    public List<Replica> all() {
        return replicas.values().stream().flatMap(List::stream).toList();
    }

    /** Notes that a replica did not answer. */
    public void failed(Replica replica) {
        guarded(replica, () -> Uni.createFrom().failure(new NoSuchElementException("it did not answer")))
                .subscribe()
                .with(never -> {}, noted -> {});
    }

    /** Looks whether a replica is leaving, which it says before it goes; from then on the others are asked. */
    void look(Replica replica) {
        if (!away.contains(replica) && lookedAt.add(replica)) {
            ready(replica)
                    .onTermination()
                    .invoke(() -> lookedAt.remove(replica))
                    .subscribe()
                    .with(ready -> {}, leaving -> failed(replica));
        }
    }

    /** Calls a replica past its breaker, which counts what is not answered. */
    Uni<RestResponse<String>> guarded(Replica replica, Supplier<Uni<RestResponse<String>>> call) {
        return Objects.requireNonNull(breakers.get(replica)).get(call, ANSWER);
    }

    /** The try that closes a breaker, or keeps it open; as long as the replica is away there is one after the other. */
    private void probe(Replica replica) {
        guarded(replica, () -> ready(replica))
                .subscribe()
                .with(ready -> {}, failure -> vertx.setTimer(PROBE_PAUSE_MILLIS, later -> probe(replica)));
    }

    /** Looks whether a replica is ready; a failure when it is not, or does not tell within half a second. */
    public Uni<RestResponse<String>> ready(Replica replica) {
        return management
                .of(replica)
                .ready()
                .onItem()
                .transformToUni(Replicas::requireReady)
                .ifNoItem()
                .after(PROBE_DEADLINE)
                .fail();
    }

    private static Uni<RestResponse<String>> requireReady(RestResponse<String> answer) {
        return answer.getStatus() == OK
                ? Uni.createFrom().item(answer)
                : Uni.createFrom().failure(new NoSuchElementException("it is not ready"));
    }
}
