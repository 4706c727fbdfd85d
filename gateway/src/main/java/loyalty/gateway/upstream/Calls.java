package loyalty.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Calls to one address, whole ones with a deadline. */
@ApplicationScoped
public class Calls {

    private static final int CONNECTIONS_MAX = 512;
    private static final int CONNECT_MILLIS_MAX = 1_000;
    private static final long CANCEL = 8;

    private final Vertx vertx;
    private final HttpClient http;

    Calls(Vertx vertx) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS_MAX)
                        .setKeepAliveTimeout(30)
                        .setTcpNoDelay(true)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    /**
     * A request as it is passed on.
     *
     * @param target path and query
     * @param repeatable whether doing it twice is doing it once
     */
    public record Request(HttpMethod method, String target, MultiMap headers, Buffer body, boolean repeatable) {

        /** Reads something, as nobody in particular. */
        public static Request get(String target) {
            return new Request(HttpMethod.GET, target, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true);
        }
    }

    /** An answer as it came. */
    public record Answer(int status, MultiMap headers, Buffer body) {}

    /**
     * Calls an address.
     *
     * @param deadline until the whole answer is here, from the moment when there is a connection, and as long at most for
     *     the connection; then the call fails and its connection is closed
     */
    public Future<Answer> call(URI address, Request request, Duration deadline) {
        // On the event loop, because the pieces of an answer that nobody listens to yet are lost.
        Promise<Answer> promise = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(loop -> http.request(options(address, request, deadline))
                        .compose(out -> exchange(out, request, deadline))
                        .onComplete(promise));
        return promise.future();
    }

    private static RequestOptions options(URI address, Request request, Duration deadline) {
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setSsl("https".equals(address.getScheme()))
                .setMethod(request.method())
                .setURI(request.target())
                .setConnectTimeout(deadline.toMillis())
                .setHeaders(request.headers());
    }

    private Future<Answer> exchange(HttpClientRequest out, Request request, Duration deadline) {
        long timer = vertx.setTimer(
                deadline.toMillis(),
                late -> out.reset(CANCEL, new TimeoutException("no whole answer within " + deadline)));
        return out.send(request.body()).compose(Calls::answer).onComplete(done -> vertx.cancelTimer(timer));
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), response.headers(), body));
    }
}
