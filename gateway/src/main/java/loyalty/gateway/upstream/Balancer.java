package loyalty.gateway.upstream;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import loyalty.gateway.domain.Owner;

/** Calls a service: one replica after the other until one answers, as far as the request may be repeated. */
@ApplicationScoped
public class Balancer {

    /** How long a caller's own request may take; orders in bulk and steps of the dev clock are long. */
    private static final Duration PASSED_ON_MAX = Duration.ofSeconds(30);

    private static final int TRIES_MAX = 2;

    private final Calls calls;
    private final Replicas replicas;

    Balancer(Calls calls, Replicas replicas) {
        this.calls = calls;
        this.replicas = replicas;
    }

    /** Passes a caller's request on, also to a replica that was away a moment ago when there is no other. */
    public Future<Calls.Answer> pass(Owner owner, Calls.Request request) {
        return attempt(replicas.inOrder(owner).iterator(), request, PASSED_ON_MAX);
    }

    /**
     * Reads something that is worth only so much time.
     *
     * @param within after this long it has failed; at once when every replica is known to be away
     */
    public Future<Calls.Answer> read(Owner owner, Calls.Request request, Duration within) {
        List<Replica> present = replicas.present(owner);
        if (present.isEmpty()) {
            return Future.failedFuture(new NoSuchElementException("no replica answers"));
        }
        int tries = Math.min(TRIES_MAX, present.size());
        return attempt(present.subList(0, tries).iterator(), request, within.dividedBy(tries));
    }

    private Future<Calls.Answer> attempt(Iterator<Replica> order, Calls.Request request, Duration deadline) {
        Replica replica = order.next();
        return calls.call(replica.api(), request, deadline).recover(failure -> {
            replicas.failed(replica);
            boolean neverSent = failure instanceof ConnectException;
            return order.hasNext() && (request.repeatable() || neverSent)
                    ? attempt(order, request, deadline)
                    : Future.failedFuture(failure);
        });
    }
}
