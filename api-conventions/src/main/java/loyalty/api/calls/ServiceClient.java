package loyalty.api.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ConnectTimeoutException;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * Calls another service by its REST client interface, through one replica after the other until one answers. The only one
 * is asked again unless it let the time pass, since a connection that it had closed while idle tells nothing about it.
 * Therefore every call can be repeated; an interface with one that cannot is refused.
 *
 * @param <C> the interface of the service
 */
public final class ServiceClient<C> {

    private static final Logger LOG = Logger.getLogger(ServiceClient.class);
    private static final int ATTEMPTS_MIN = 2;

    private final List<ServiceReplica<C>> replicas;
    private final Guard repeating;

    /**
     * Calls to one service. To be made once, when the process runs.
     *
     * @param urls of its replicas, in the order in which they are asked
     * @param deadline how long a call may take, the whole answer included, whoever is asked: where there are others, a
     *     replica that hangs gets half of it
     * @throws IllegalArgumentException when a call of the interface is not known to be safe to repeat
     */
    public ServiceClient(Class<C> api, List<URI> urls, Duration deadline, ObjectMapper json) {
        Stream.of(api.getMethods()).forEach(ServiceClient::requireSafeToRepeat);
        this.replicas = urls.stream()
                .map(url -> new ServiceReplica<>(api, url, urls.size() == 1 ? deadline : deadline.dividedBy(2), json))
                .toList();
        this.repeating = Guard.create()
                .withRetry()
                .maxRetries(Math.max(ATTEMPTS_MIN, replicas.size()) - 1)
                .maxDuration(deadline.toMillis(), ChronoUnit.MILLIS)
                .delay(0, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(this::anotherTryHelps)
                .done()
                .build();
    }

    private static void requireSafeToRepeat(Method call) {
        if (!call.isAnnotationPresent(GET.class)
                && !call.isAnnotationPresent(PUT.class)
                && !call.isAnnotationPresent(SafeToRepeat.class)) {
            throw new IllegalArgumentException(call + " is retried, and nothing says that this is safe");
        }
    }

    /** What the first replica answers that does. */
    public <A> CallAnswer<A> call(Class<A> answer, Function<C, A> call) {
        AtomicInteger attempt = new AtomicInteger();
        try {
            A value = repeating.get(
                    () -> replicas.get(attempt.getAndIncrement() % replicas.size())
                            .call(answer, call),
                    answer);
            return value == null ? new CallAnswer.Unanswered<>() : new CallAnswer.Done<>(value);
        } catch (CallRefusedException e) {
            return new CallAnswer.Refused<>(e.refusal());
        } catch (RuntimeException e) {
            // Whatever it was that broke the call off: it may have been done or not, and whoever asked may ask again.
            LOG.logf(isExpected(e) ? Logger.Level.DEBUG : Logger.Level.WARN, e, "a service did not answer");
            if (isCausedBy(e, InterruptedException.class)) {
                Thread.currentThread().interrupt();
            }
            return new CallAnswer.Unanswered<>();
        }
    }

    private static boolean isExpected(RuntimeException failure) {
        return failure instanceof ServiceFailedException
                || failure instanceof WebApplicationException
                || failure instanceof ProcessingException
                || failure instanceof FaultToleranceException;
    }

    private boolean anotherTryHelps(Throwable failure) {
        if (isCausedBy(failure, InterruptedException.class)) {
            return false;
        }
        return replicas.size() > 1
                ? failure instanceof ProcessingException || failure instanceof FaultToleranceException
                : failure instanceof ProcessingException && !letTimePass(failure);
    }

    private static boolean letTimePass(Throwable failure) {
        return isCausedBy(failure, TimeoutException.class) || isCausedBy(failure, ConnectTimeoutException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }
}
