package loyalty.gateway.upstream;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** Makes the REST client of an address. Whatever the service answers is an answer; none of it is thrown. */
final class RestClients {

    private static final int CONNECTIONS_MAX = 512;

    private RestClients() {}

    /**
     * A client.
     *
     * @param silenceMax when nothing came for so long the connection is closed
     */
    static <C> C of(Class<C> api, URI address, Duration silenceMax) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(silenceMax.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(silenceMax.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, CONNECTIONS_MAX)
                .disableDefaultMapper(true)
                .build(api);
    }
}
