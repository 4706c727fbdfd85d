package loyalty.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Iterator;
import loyalty.gateway.domain.Owner;

/** Calls to the services. Bodies are in memory, so a call can be made again. */
@ApplicationScoped
public class Calls {

    private static final int CONNECTIONS_MAX = 512;
    private static final int CONNECT_MILLIS_MAX = 1_000;
    private static final long ANSWER_MILLIS_MAX = 30_000;

    private final Vertx vertx;
    private final Replicas replicas;
    private final HttpClient http;

    Calls(Vertx vertx, Replicas replicas) {
        this.vertx = vertx;
        this.replicas = replicas;
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
    public record Request(HttpMethod method, String target, MultiMap headers, Buffer body, boolean repeatable) {}

    /** An answer as it came. */
    public record Answer(int status, MultiMap headers, Buffer body) {}

    /** Calls a service: one replica after the other until one answers, as far as the request may be repeated. */
    public Future<Answer> call(Owner owner, Request request) {
        Iterator<URI> order = replicas.inOrder(owner).iterator();
        return call(order.next(), order, request);
    }

    private Future<Answer> call(URI replica, Iterator<URI> others, Request request) {
        return call(replica, request).recover(failure -> {
            replicas.failed(replica);
            boolean neverSent = failure instanceof java.net.ConnectException;
            return others.hasNext() && (request.repeatable() || neverSent)
                    ? call(others.next(), others, request)
                    : Future.failedFuture(failure);
        });
    }

    /** Calls one replica. */
    public Future<Answer> call(URI replica, Request request) {
        RequestOptions options = new RequestOptions()
                .setHost(replica.getHost())
                .setPort(replica.getPort())
                .setSsl("https".equals(replica.getScheme()))
                .setMethod(request.method())
                .setURI(request.target())
                .setTimeout(ANSWER_MILLIS_MAX)
                .setHeaders(request.headers());
        // On the event loop, because the pieces of an answer that nobody listens to yet are lost.
        Promise<Answer> promise = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(loop -> http.request(options)
                        .compose(out -> out.send(request.body()))
                        .compose(Calls::answer)
                        .onComplete(promise));
        return promise.future();
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), response.headers(), body));
    }
}
