package loyalty.gateway.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import loyalty.api.BodyLimits;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Route;
import loyalty.gateway.upstream.Balancer;
import loyalty.gateway.upstream.Body;
import loyalty.gateway.upstream.Calls;

/**
 * Passes a request on to its owner. A small body is held, so that another replica can be asked; any other goes by piece by
 * piece, and so does every answer that is not small.
 */
@Singleton
class PassOn {

    static final List<String> HOP_BY_HOP = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "content-length",
            "expect",
            "proxy-connection");

    private static final long HELD_MAX = 64 * 1024;

    private final Balancer balancer;
    private final BodyLimits limits;
    private final HeldBytes heldBytes;

    PassOn(Balancer balancer, BodyLimits limits, HeldBytes heldBytes) {
        this.balancer = balancer;
        this.limits = limits;
        this.heldBytes = heldBytes;
    }

    /** Passes on a request whose body is paused. */
    void pass(RoutingContext call, Route route) {
        HttpServerRequest in = call.request();
        String brought = in.getHeader(Traces.HEADER);
        String trace = brought == null ? Traces.begin() : brought;
        PassLog.willTell(call, route, trace);
        body(call)
                .compose(body -> balancer.pass(route.owner(), request(in, trace), body))
                .onSuccess(begun -> PassedAnswer.write(call, begun))
                .onFailure(failure -> Answers.problem(call, problem(failure)));
    }

    private static Calls.Request request(HttpServerRequest in, String trace) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        in.headers().forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, value);
            }
        });
        headers.set(Traces.HEADER, trace);
        return new Calls.Request(in.method(), in.uri(), headers, Buffer.buffer(), in.method() != HttpMethod.POST);
    }

    private Future<Body> body(RoutingContext call) {
        HttpServerRequest in = call.request();
        if (!Bodies.isBrought(in)) {
            in.resume();
            return Future.succeededFuture(new Body.Held(Buffer.buffer()));
        }
        if (in.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
            in.response().writeContinue();
        }
        long length = Bodies.statedLength(in);
        return length < 0 || length > HELD_MAX
                ? Future.succeededFuture(new Body.Flowing(in, length, limits.at(in.path())))
                : held(call);
    }

    /** Reads a body that is as long as it was said to be. */
    private Future<Body> held(RoutingContext call) {
        HttpServerRequest in = call.request();
        Promise<Body> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        in.exceptionHandler(whole::tryFail);
        in.endHandler(end -> whole.tryComplete(new Body.Held(read)));
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
