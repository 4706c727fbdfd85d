package loyalty.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import loyalty.api.ProblemException;
import loyalty.gateway.domain.Owner;

/**
 * Passes a call on to a service: to one replica after the other until one answers, as far as it may be repeated. Behind the
 * only address there may be many; when it has closed a connection at once, it is asked again on another.
 */
@ApplicationScoped
public class Balancer {

    private static final long AT_ONCE_NANOS = TimeUnit.SECONDS.toNanos(1);

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
        List<Replica> order = replicas.inOrder(owner);
        return order.size() == 1 ? only(order.getFirst(), again, call) : attempt(order.iterator(), again, call);
    }

    private <T> Future<T> only(Replica replica, boolean repeatable, Function<Replica, Future<T>> call) {
        long begun = System.nanoTime();
        return call.apply(replica).recover(failure -> {
            boolean atOnce = System.nanoTime() - begun < AT_ONCE_NANOS;
            return repeatable && atOnce && isClosed(failure)
                    ? attempt(List.of(replica).iterator(), true, call)
                    : failed(replica, failure);
        });
    }

    private static boolean isClosed(Throwable failure) {
        return failure instanceof HttpClosedException
                || (failure instanceof SocketException && !(failure instanceof ConnectException));
    }

    private <T> Future<T> failed(Replica replica, Throwable failure) {
        if (!(failure instanceof ProblemException)) {
            replicas.failed(replica);
        }
        return Future.failedFuture(failure);
    }

    /** Notes that a replica answered and closed the connection: it may be about to leave. */
    public void closed(Replica replica) {
        replicas.look(replica);
    }

    private <T> Future<T> attempt(Iterator<Replica> order, boolean repeatable, Function<Replica, Future<T>> call) {
        Replica replica = order.next();
        return call.apply(replica).recover(failure -> {
            boolean another = order.hasNext() && (repeatable || failure instanceof ConnectException);
            Future<T> failed = failed(replica, failure);
            return another && !(failure instanceof ProblemException) ? attempt(order, repeatable, call) : failed;
        });
    }
}
