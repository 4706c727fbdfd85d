package loyalty.gateway.upstream;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.util.Iterator;
import java.util.function.Function;
import loyalty.api.ProblemException;
import loyalty.gateway.domain.Owner;

/** Passes a call on to a service: to one replica after the other until one answers, as far as it may be repeated. */
@ApplicationScoped
public class Balancer {

    private final Replicas replicas;

    Balancer(Replicas replicas) {
        this.replicas = replicas;
    }

    /**
     * Passes a caller's request on, also to a replica that was away a moment ago when there is no other.
     *
     * @param again whether it may go to a second replica when the first may have had it already
     * @param call one attempt; fails with a {@link ProblemException} when the request is at fault and not the replica
     */
    public <T> Future<T> pass(Owner owner, boolean again, Function<Replica, Future<T>> call) {
        return attempt(replicas.inOrder(owner).iterator(), again, call);
    }

    private <T> Future<T> attempt(Iterator<Replica> order, boolean repeatable, Function<Replica, Future<T>> call) {
        Replica replica = order.next();
        return call.apply(replica).recover(failure -> {
            if (failure instanceof ProblemException) {
                return Future.failedFuture(failure);
            }
            replicas.failed(replica);
            boolean neverSent = failure instanceof ConnectException;
            return order.hasNext() && (repeatable || neverSent)
                    ? attempt(order, repeatable, call)
                    : Future.failedFuture(failure);
        });
    }
}
