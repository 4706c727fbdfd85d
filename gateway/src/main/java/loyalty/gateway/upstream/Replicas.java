package loyalty.gateway.upstream;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import loyalty.gateway.domain.Owner;
import org.jboss.logging.Logger;

/**
 * The replicas of each service, and a circuit breaker for each: one that did not answer is away from then on, and its
 * readiness is asked for again and again until it is ready. So one call pays for a replica that hangs, and none pays
 * longer than a moment for one that was merely slow.
 */
@ApplicationScoped
public class Replicas {

    private static final Logger LOG = Logger.getLogger(Replicas.class);
    private static final Duration PROBE_DEADLINE = Duration.ofMillis(500);
    private static final long PROBE_PAUSE_MILLIS = 200;
    private static final int OK = 200;

    private final Vertx vertx;
    private final Calls calls;
    private final Map<Owner, List<Replica>> replicas = new EnumMap<>(Owner.class);
    private final Set<Replica> away = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(Vertx vertx, Calls calls, Upstreams upstreams) {
        this.vertx = vertx;
        this.calls = calls;
        Upstreams.Management management = upstreams.management();
        replicas.put(Owner.POINTS, pairs("points", upstreams.points(), management.points()));
        replicas.put(Owner.TIER, pairs("tier", upstreams.tier(), management.tier()));
        replicas.put(Owner.VOUCHER, pairs("voucher", upstreams.voucher(), management.voucher()));
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

    /** Notes that a replica did not answer. */
    public void failed(Replica replica) {
        if (away.add(replica)) {
            LOG.debugf("%s is away", replica.api());
            probe(replica);
        }
    }

    private void probe(Replica replica) {
        calls.call(replica.management(), Calls.Request.get("/q/health/ready"), PROBE_DEADLINE)
                .onComplete(answer -> {
                    if (answer.succeeded() && answer.result().status() == OK) {
                        LOG.debugf("%s is back", replica.api());
                        away.remove(replica);
                    } else {
                        vertx.setTimer(PROBE_PAUSE_MILLIS, again -> probe(replica));
                    }
                });
    }
}
