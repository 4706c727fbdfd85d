package loyalty.gateway.door;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The connections by which requests are passed on. One that has been without a byte either way for a while is closed, and
 * what was under way on it has failed, however long it may take in all when it moves.
 */
@Singleton
class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final int CONNECTIONS_MAX = 512;
    private static final int CONNECT_MILLIS_MAX = 1_000;

    private final HttpClient http;
    private final Duration silenceMax;

    Connections(Vertx vertx, @ConfigProperty(name = "loyalty.silence-max") Duration silenceMax) {
        this.silenceMax = silenceMax;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS_MAX)
                        .setKeepAliveTimeout(30)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout(Math.toIntExact(silenceMax.toMillis()))
                        .setTcpNoDelay(true)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    /** A connection to a replica for this request; fails when there is none within the time. */
    Future<HttpClientRequest> open(URI replica, HttpServerRequest in) {
        return http.request(new RequestOptions()
                        .setHost(replica.getHost())
                        .setPort(replica.getPort())
                        .setSsl("https".equals(replica.getScheme()))
                        .setMethod(in.method())
                        .setURI(in.uri())
                        .setConnectTimeout(silenceMax.toMillis()))
                // Told by the answer that does not come; without a handler it would be an error in the log as well.
                .onSuccess(out ->
                        out.exceptionHandler(broken -> LOG.debug("a call that was passed on has ended", broken)));
    }
}
