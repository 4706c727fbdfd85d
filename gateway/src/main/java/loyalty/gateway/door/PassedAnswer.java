package loyalty.gateway.door;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import loyalty.api.Problems;

/** The answer of a service as the caller gets it: a small one whole, any other as fast as the caller reads it. */
final class PassedAnswer {

    /** What every answer here says, whoever gave it. */
    private static final List<String> ITS_OWN = List.of("cache-control", "x-content-type-options");

    /** What is between the service and this door only. */
    private static final List<String> FOR_THE_DOOR =
            List.of("connection", "keep-alive", "transfer-encoding", "content-length");

    private static final long WHOLE_MAX = 16 * 1024;
    private static final long CANCEL = 8;

    private PassedAnswer() {}

    /** An answer that has begun: its head is here, its pieces wait to be read. */
    record Begun(HttpClientRequest call, ProxyResponse answer) {

        /** Whether the service closes the connection behind it. */
        boolean closes() {
            return call.response().result().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
        }
    }

    static void write(RoutingContext call, Begun begun) {
        ProxyResponse answer = begun.answer();
        if (call.response().ended() || call.response().closed()) {
            begun.call().reset(CANCEL);
            return;
        }
        call.addEndHandler(ended -> {
            if (ended.failed() || !Bodies.isRead(call.request())) {
                begun.call().reset(CANCEL);
            }
        });
        ITS_OWN.forEach(answer.headers()::remove);
        // Whoever answers before the body is read refuses it, in a few words.
        if (isSmall(answer) || !Bodies.isRead(call.request())) {
            whole(answer.getBody().stream())
                    .onSuccess(bytes -> whole(call, answer, bytes))
                    .onFailure(broken -> Answers.problem(
                            call, Problems.unavailable("The service broke off; the same request may be repeated.")));
        } else {
            answer.send().onFailure(broken -> Bodies.cut(call));
        }
    }

    private static boolean isSmall(ProxyResponse answer) {
        long length = answer.getBody().length();
        return (length >= 0 && length <= WHOLE_MAX) || answer.getStatusCode() == 204 || answer.getStatusCode() == 304;
    }

    private static Future<Buffer> whole(ReadStream<Buffer> pieces) {
        Future<Buffer> whole = pieces.collect(Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer));
        pieces.resume();
        return whole;
    }

    private static void whole(RoutingContext call, ProxyResponse answer, Buffer bytes) {
        HttpServerResponse out = call.response();
        if (out.ended() || out.closed()) {
            return;
        }
        out.setStatusCode(answer.getStatusCode());
        answer.headers().forEach((name, value) -> {
            if (!FOR_THE_DOOR.contains(name.toLowerCase(Locale.ROOT))) {
                out.headers().add(name, value);
            }
        });
        if (bytes.length() == 0 && Bodies.isRead(call.request())) {
            out.end();
        } else {
            Bodies.endAfter(call, bytes);
        }
    }
}
