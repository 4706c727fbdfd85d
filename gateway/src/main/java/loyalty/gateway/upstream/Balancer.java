package loyalty.gateway.upstream;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import loyalty.api.ProblemException;
import loyalty.gateway.domain.Owner;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls a service: one replica after the other until one answers, as far as the request may be repeated. */
@ApplicationScoped
public class Balancer {

    /** How long the gateway waits for what it asks a service itself; steps of the dev clock are long. */
    private static final Duration ASKED_MAX = Duration.ofSeconds(30);

    private static final int TRIES_MAX = 2;

    private final Calls calls;
    private final Replicas replicas;
    private final Duration silenceMax;

    Balancer(Calls calls, Replicas replicas, @ConfigProperty(name = "loyalty.silence-max") Duration silenceMax) {
        this.calls = calls;
        this.replicas = replicas;
        this.silenceMax = silenceMax;
    }

    /** Passes a caller's request on, also to a replica that was away a moment ago when there is no other. */
    public Future<Exchange.Begun> pass(Owner owner, Calls.Request request, Body body) {
        boolean again = request.repeatable() && body instanceof Body.Held;
        return attempt(
                replicas.inOrder(owner).iterator(),
                again,
                replica -> calls.begin(replica.api(), request, body, silenceMax));
    }

    /** Asks a service something, also a replica that was away a moment ago when there is no other. */
    public Future<Calls.Answer> ask(Owner owner, Calls.Request request) {
        return attempt(replicas.inOrder(owner).iterator(), request, ASKED_MAX);
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
        return attempt(order, request.repeatable(), replica -> calls.call(replica.api(), request, deadline));
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
