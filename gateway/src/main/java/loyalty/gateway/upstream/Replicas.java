package loyalty.gateway.upstream;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.gateway.domain.Owner;

/**
 * Chooses among the replicas of a service: in turn, and those that just failed last. A failed one is tried again after a
 * moment, or at once when there is no other.
 */
@ApplicationScoped
public class Replicas {

    private static final long SHUNNED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<Owner, List<URI>> urls = new EnumMap<>(Owner.class);
    private final Map<URI, Long> failedAt = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(Upstreams upstreams) {
        urls.put(Owner.POINTS, upstreams.points());
        urls.put(Owner.TIER, upstreams.tier());
        urls.put(Owner.VOUCHER, upstreams.voucher());
    }

    /** Every replica of a service, in the order in which to try them. */
    public List<URI> inOrder(Owner owner) {
        List<URI> all = all(owner);
        if (all.size() == 1) {
            return all;
        }
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<URI> order = new ArrayList<>(all.subList(first, all.size()));
        order.addAll(all.subList(0, first));
        order.sort(Comparator.comparing(this::isShunned));
        return order;
    }

    /** Every replica of a service. */
    public List<URI> all(Owner owner) {
        return urls.getOrDefault(owner, List.of());
    }

    void failed(URI replica) {
        failedAt.put(replica, System.nanoTime());
    }

    private boolean isShunned(URI replica) {
        Long at = failedAt.get(replica);
        return at != null && System.nanoTime() - at < SHUNNED_NANOS;
    }
}
