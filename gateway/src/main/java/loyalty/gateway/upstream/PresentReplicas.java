package loyalty.gateway.upstream;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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

    private final ReplicaClients<C> clients;
    private final Replicas replicas;
    private final List<Guard> deadlines;

    /**
     * Reads what a service has for callers.
     *
     * @param within after this long a read has failed, however many replicas were asked
     */
    public PresentReplicas(Class<C> api, Replicas replicas, Duration within) {
        this(new ReplicaClients<>(api, Replica::api, within), replicas, within);
    }

    private PresentReplicas(ReplicaClients<C> clients, Replicas replicas, Duration within) {
        this.clients = clients;
        this.replicas = replicas;
        this.deadlines = IntStream.rangeClosed(1, TRIES_MAX)
                .mapToObj(tries -> deadline(within.dividedBy(tries)))
                .toList();
    }

    /** Reads what a service tells of itself. */
    public static PresentReplicas<ManagementApi> ofThemselves(Replicas replicas, Duration within) {
        return new PresentReplicas<>(
                new ReplicaClients<>(ManagementApi.class, Replica::management, within), replicas, within);
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
        C client = clients.of(replica);
        Uni<RestResponse<String>> answer = replicas.guarded(
                        replica, () -> deadline.get(() -> call.apply(client), Replicas.ANSWER))
                .invoke(told -> lookIfClosed(replica, told));
        return order.hasNext() ? answer.onFailure().recoverWithUni(() -> attempt(order, deadline, call)) : answer;
    }

    private void lookIfClosed(Replica replica, RestResponse<String> answer) {
        if ("close".equalsIgnoreCase(answer.getHeaderString("Connection"))) {
            replicas.look(replica);
        }
    }
}
