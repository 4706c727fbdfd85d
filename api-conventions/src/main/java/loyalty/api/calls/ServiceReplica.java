package loyalty.api.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * One replica of a service: a REST client for its address, a deadline for every call, and a circuit breaker. The breaker
 * opens when so many calls in a row were unanswered or failed (5xx), and lets one try after a second; a refusal is an answer.
 *
 * @param <C> the interface of the service
 */
final class ServiceReplica<C> {

    /** How many calls in a row must fail: a connection that was closed while idle, or one replica dying, is no reason. */
    static final int FAILURES_IN_A_ROW = 10;

    static final Duration OPEN_FOR = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(ServiceReplica.class);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);
    private static final int CONNECTIONS_MAX = 512;

    private final URI url;
    private final C api;
    private final Guard guard;

    ServiceReplica(Class<C> api, URI url, Duration deadline, ObjectMapper json) {
        this.url = url;
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(CONNECT_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, CONNECTIONS_MAX)
                .register(new ProblemReader(json))
                .build(api);
        this.guard = Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(FAILURES_IN_A_ROW)
                .failureRatio(1)
                .delay(OPEN_FOR.toMillis(), ChronoUnit.MILLIS)
                .skipOn(CallRefusedException.class)
                .onStateChange(this::tell)
                .done()
                .withTimeout()
                .duration(deadline.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    /**
     * Calls it.
     *
     * @throws CallRefusedException when it refused
     * @throws CircuitBreakerOpenException without a call, while it is known not to answer
     */
    <A> A call(Class<A> answer, Function<C, A> call) {
        return guard.get(() -> asked(call), answer);
    }

    /** A connection that breaks off within an answer is told by the transport itself, not by the client around it. */
    private <A> A asked(Function<C, A> call) {
        try {
            return call.apply(api);
        } catch (VertxException e) {
            throw new ProcessingException(e);
        }
    }

    private void tell(CircuitBreakerState state) {
        LOG.infof("circuit breaker of %s: %s", url.getAuthority(), state);
    }
}
