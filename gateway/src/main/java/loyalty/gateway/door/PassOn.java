package loyalty.gateway.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.ProxyRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Set;
import loyalty.api.BodyLimits;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Route;
import loyalty.gateway.upstream.Balancer;

/**
 * Passes a request on to its owner. A small body is held, so that another replica can be asked; any other goes by piece by
 * piece, and so does every answer that is not small.
 */
@Singleton
class PassOn {

    /** What is between the caller and this door only, beside what the proxy knows of itself. */
    private static final List<String> FOR_THE_DOOR = List.of("expect", "proxy-connection", "content-length");

    /** The call's own span is told in their place; Vert.x would add it to what is there. */
    private static final List<String> OF_THE_SPAN = List.of("traceparent", "tracestate");

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /**
     * What is done once however often it is asked for: a move that is repeated answers as the first did, and a line in bulk is
     * the PUT to its id. A second PATCH would not find the version that it was made for.
     */
    private static final Set<HttpMethod> CHANGES_DONE_ONCE = Set.of(HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.POST);

    /** For what a change is made; once it is done, they hold no more, and it would be told to have failed. */
    private static final List<CharSequence> CONDITIONS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    private static final long HELD_MAX = 64 * 1024;

    private final Balancer balancer;
    private final Connections connections;
    private final BodyLimits limits;
    private final HeldBytes heldBytes;

    PassOn(Balancer balancer, Connections connections, BodyLimits limits, HeldBytes heldBytes) {
        this.balancer = balancer;
        this.connections = connections;
        this.limits = limits;
        this.heldBytes = heldBytes;
    }

    /** Passes on a request whose body is paused. */
    void pass(RoutingContext call, Route route) {
        HttpServerRequest in = call.request();
        PassLog.willTell(call, route);
        body(call)
                .compose(body -> balancer.pass(
                        route.owner(),
                        mayComeTwice(in.method(), in.headers()) && body instanceof PassedBody.Held,
                        replica -> connections
                                .open(replica.api(), in)
                                .compose(out -> send(in, body, replica.api(), out))
                                .onSuccess(begun -> {
                                    if (begun.closes()) {
                                        balancer.closed(replica);
                                    }
                                })))
                .onSuccess(passed -> PassedAnswer.write(call, passed))
                .onFailure(failure -> Answers.problem(call, problem(failure)));
    }

    /** Whether a second replica may be asked when nobody knows what the first has done. */
    static boolean mayComeTwice(HttpMethod method, MultiMap headers) {
        return READS.contains(method)
                || (CHANGES_DONE_ONCE.contains(method) && CONDITIONS.stream().noneMatch(headers::contains));
    }

    private static Future<PassedAnswer.Begun> send(
            HttpServerRequest in, PassedBody body, URI replica, HttpClientRequest out) {
        ProxyRequest request = ProxyRequest.reverseProxy(in);
        if (body instanceof PassedBody.Held) {
            // It was paused for a body that has been read; an end that nobody hears of would count as none.
            in.resume();
        }
        request.setBody(body.sent()).setAuthority(HostAndPort.create(replica.getHost(), replica.getPort()));
        MultiMap headers = request.headers();
        FOR_THE_DOOR.forEach(headers::remove);
        OF_THE_SPAN.forEach(headers::remove);
        return request.send(out)
                .map(answer -> new PassedAnswer.Begun(out, answer))
                .recover(failure -> Future.failedFuture(body.faultOr(failure)));
    }

    private Future<PassedBody> body(RoutingContext call) {
        HttpServerRequest in = call.request();
        if (!Bodies.isBrought(in)) {
            in.resume();
            return Future.succeededFuture(new PassedBody.Held(Buffer.buffer()));
        }
        if (in.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
            in.response().writeContinue();
        }
        long length = Bodies.statedLength(in);
        return length < 0 || length > HELD_MAX
                ? Future.succeededFuture(new PassedBody.Flowing(new LimitedBody(in, limits.at(in.path())), length))
                : held(call);
    }

    /** Reads a body that is as long as it was said to be. */
    private Future<PassedBody> held(RoutingContext call) {
        HttpServerRequest in = call.request();
        Promise<PassedBody> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        in.exceptionHandler(whole::tryFail);
        in.endHandler(end -> whole.tryComplete(new PassedBody.Held(read)));
        in.handler(part -> {
            if (whole.future().isComplete()) {
                return;
            }
            if (heldBytes.take(part.length())) {
                call.addEndHandler(ended -> heldBytes.release(part.length()));
                read.appendBuffer(part);
            } else {
                whole.tryFail(new ProblemException(Problems.unavailable("Too much is being read at once.")));
            }
        });
        in.resume();
        return whole.future();
    }

    private static Problem problem(Throwable failure) {
        return failure instanceof ProblemException refused
                ? refused.problem()
                : Problems.unavailable("The service behind this path is away; the same request may be repeated.");
    }
}
