package loyalty.gateway.upstream;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import loyalty.gateway.domain.Owner;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Reads something that is worth only so much time, from the replicas of a service that are not known to be away.
 *
 * @param <C> the interface that is read
 */
public final class PresentReplicas<C> {

    private static final int TRIES_MAX = 2;

    private final Class<C> api;
    private final Replicas replicas;
    private final Duration within;
    private final Map<Replica, C> clients = new ConcurrentHashMap<>();
    private final List<Guard> deadlines;

    /**
     * Prepares it.
     *
     * @param within after this long a read has failed, however many replicas were asked
     */
    public PresentReplicas(Class<C> api, Replicas replicas, Duration within) {
        this.api = api;
        this.replicas = replicas;
        this.within = within;
        this.deadlines = IntStream.rangeClosed(1, TRIES_MAX)
                .mapToObj(tries -> deadline(within.dividedBy(tries)))
                .toList();
    }

    private static Guard deadline(Duration most) {
        return Guard.create()
                .withTimeout()
                .duration(most.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /** What the first replica answers that does; a failure at once when every one is known to be away. */
    public Uni<RestResponse<String>> read(Owner owner, Function<C, Uni<RestResponse<String>>> call) {
        List<Replica> present = replicas.present(owner);
        if (present.isEmpty()) {
            return Uni.createFrom().failure(new NoSuchElementException("no replica answers"));
        }
        int tries = Math.min(TRIES_MAX, present.size());
        return attempt(present.subList(0, tries).iterator(), deadlines.get(tries - 1), call);
    }

    private Uni<RestResponse<String>> attempt(
            Iterator<Replica> order, Guard deadline, Function<C, Uni<RestResponse<String>>> call) {
        Replica replica = order.next();
        C client = clients.computeIfAbsent(replica, one -> RestClients.of(api, one.api(), within));
        Uni<RestResponse<String>> answer =
                replicas.guarded(replica, () -> deadline.get(() -> call.apply(client), Replicas.ANSWER));
        return order.hasNext() ? answer.onFailure().recoverWithUni(() -> attempt(order, deadline, call)) : answer;
    }
}
