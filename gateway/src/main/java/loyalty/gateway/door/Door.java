package loyalty.gateway.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import loyalty.api.Ndjson;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.domain.PathGuard;
import loyalty.gateway.domain.Route;
import loyalty.gateway.domain.RouteTable;
import loyalty.gateway.upstream.Balancer;
import loyalty.gateway.upstream.Calls;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every request comes in here: a trick is refused, an unknown path is answered, the rest goes to its owner. */
@Singleton
class Door {

    private static final int BEFORE_ALL = Integer.MIN_VALUE + 1;
    /** Behind Quarkus' filter for CORS, which stands at -300, and before anything else. */
    private static final int PASSING_ON = -299;

    /** What every answer here says, whoever gave it. */
    private static final List<String> ITS_OWN = List.of("cache-control", "x-content-type-options");

    private static final String ROUTE = "loyalty.route";
    private static final List<String> HOP_BY_HOP = List.of(
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

    private final SlowCallers slowCallers;
    private final Balancer balancer;
    private final long bodyBytesMax;
    private final long bulkBytesMax;

    Door(
            SlowCallers slowCallers,
            Balancer balancer,
            @ConfigProperty(name = "loyalty.body-bytes-max") long bodyBytesMax,
            @ConfigProperty(name = "loyalty.bulk-body-bytes-max") long bulkBytesMax) {
        this.slowCallers = slowCallers;
        this.balancer = balancer;
        this.bodyBytesMax = bodyBytesMax;
        this.bulkBytesMax = bulkBytesMax;
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::enter);
        router.route().order(PASSING_ON).handler(this::passOn);
    }

    private void enter(RoutingContext call) {
        slowCallers.begun(call);
        String uri = call.request().uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (!PathGuard.isPlain(path)) {
            RequestMetrics.tag(RequestMetrics.UNKNOWN);
            Answers.problem(call, Problems.malformedPath("The path has something in it that no path here has."));
            return;
        }
        if (call.request().headers().getAll(HttpHeaders.CONTENT_TYPE).size() > 1) {
            // One part of a system could believe the first and another the last.
            RequestMetrics.tag(RequestMetrics.UNKNOWN);
            Answers.problem(call, Problems.malformedRequest("Content-Type", "said more than once"));
            return;
        }
        Route route = RouteTable.routeOf(path).orElse(null);
        RequestMetrics.tag(route == null ? RequestMetrics.UNKNOWN : route.template());
        if (route == null) {
            Answers.problem(call, Problems.notFound());
        } else {
            call.put(ROUTE, route).next();
        }
    }

    private void passOn(RoutingContext call) {
        Route route = call.get(ROUTE);
        if (route.owner() == Owner.GATEWAY) {
            call.next();
        } else {
            pass(call, route);
        }
    }

    private void pass(RoutingContext call, Route route) {
        HttpServerRequest in = call.request();
        String path = in.path();
        String brought = in.getHeader(Traces.HEADER);
        String trace = brought == null ? Traces.begin() : brought;
        PassLog.willTell(call, route, trace);
        body(in, Ndjson.isAcceptedAt(path) ? bulkBytesMax : bodyBytesMax)
                .compose(body -> balancer.pass(route.owner(), request(in, body, trace)))
                .onSuccess(answer -> answer(call.response(), answer))
                .onFailure(failure -> Answers.problem(call, problem(failure)));
    }

    private static Calls.Request request(HttpServerRequest in, Buffer body, String trace) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        in.headers().forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, value);
            }
        });
        headers.set(Traces.HEADER, trace);
        return new Calls.Request(in.method(), in.uri(), headers, body, in.method() != HttpMethod.POST);
    }

    /** Reads the body, but no more of it than the limit. */
    private static Future<Buffer> body(HttpServerRequest in, long max) {
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        in.handler(part -> {
            if (read.length() + part.length() > max) {
                whole.tryFail(new ProblemException(Problems.tooLarge(max)));
            } else {
                read.appendBuffer(part);
            }
        });
        in.exceptionHandler(whole::tryFail);
        in.endHandler(end -> whole.tryComplete(read));
        return whole.future();
    }

    private static void answer(HttpServerResponse out, Calls.Answer answer) {
        if (out.ended() || out.closed()) {
            return;
        }
        out.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(lower) && !ITS_OWN.contains(lower)) {
                out.headers().add(name, value);
            }
        });
        if (answer.body().length() == 0 && !answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            out.end();
        } else {
            out.end(answer.body());
        }
    }

    private static Problem problem(Throwable failure) {
        return failure instanceof ProblemException refused
                ? refused.problem()
                : Problems.unavailable("The service behind this path is away; the same request may be repeated.");
    }
}
