package loyalty.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import loyalty.api.Problems;
import loyalty.gateway.upstream.Exchange;
import org.jspecify.annotations.Nullable;

/** The answer of a service as the caller gets it: a small one whole, any other as fast as the caller reads it. */
final class PassedAnswer {

    /** What every answer here says, whoever gave it. */
    private static final List<String> ITS_OWN = List.of("cache-control", "x-content-type-options");

    private static final long WHOLE_MAX = 16 * 1024;

    private PassedAnswer() {}

    static void write(RoutingContext call, Exchange.Begun begun) {
        HttpServerResponse out = call.response();
        if (out.ended() || out.closed()) {
            begun.exchange().cancel();
            return;
        }
        call.addEndHandler(ended -> begun.exchange().cancel());
        String length = begun.head().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) <= WHOLE_MAX) {
            begun.exchange()
                    .whole(begun.head())
                    .onSuccess(bytes -> whole(call, begun.head(), bytes))
                    .onFailure(broken -> Answers.problem(
                            call, Problems.unavailable("The service broke off; the same request may be repeated.")));
        } else {
            flowing(call, begun, length);
        }
    }

    private static void whole(RoutingContext call, HttpClientResponse head, Buffer bytes) {
        if (call.response().ended() || call.response().closed()) {
            return;
        }
        head(call, head);
        if (bytes.length() == 0 && Bodies.isRead(call.request())) {
            call.response().end();
        } else {
            Bodies.endAfter(call, bytes);
        }
    }

    private static void flowing(RoutingContext call, Exchange.Begun begun, @Nullable String length) {
        HttpServerResponse out = call.response();
        head(call, begun.head());
        if (length != null) {
            out.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        } else if (hasBody(call, begun.head())) {
            out.setChunked(true);
        }
        if (!Bodies.isRead(call.request())) {
            out.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        begun.exchange().answerTo(begun.head(), out).onComplete(done -> {
            if (done.failed()) {
                Bodies.cut(call);
            } else if (Bodies.isRead(call.request())) {
                out.end();
            } else {
                Bodies.leave(call);
            }
        });
    }

    private static boolean hasBody(RoutingContext call, HttpClientResponse head) {
        return call.request().method() != HttpMethod.HEAD && head.statusCode() != 204 && head.statusCode() != 304;
    }

    private static void head(RoutingContext call, HttpClientResponse head) {
        HttpServerResponse out = call.response();
        out.setStatusCode(head.statusCode());
        head.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!PassOn.HOP_BY_HOP.contains(lower) && !ITS_OWN.contains(lower)) {
                out.headers().add(name, value);
            }
        });
    }
}
