package loyalty.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** The bodies that callers send: what is said of them, and what becomes of those that nobody wants. */
final class Bodies {

    /** How long an unwanted body is read and thrown away, so that its sender comes to read the answer. */
    private static final long UNWANTED_MILLIS = 1_000;

    private Bodies() {}

    /** Whether there is one. */
    static boolean isBrought(HttpServerRequest in) {
        return in.headers().contains(HttpHeaders.TRANSFER_ENCODING) || statedLength(in) > 0;
    }

    /** Its bytes as the caller states them; negative when the caller does not. */
    static long statedLength(HttpServerRequest in) {
        String stated = in.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (stated == null || in.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return -1;
        }
        try {
            return Long.parseLong(stated);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Ends an answer with these bytes. When the body is not all here, the rest is not wanted: a little of it is thrown away,
     * then the connection is closed, since a connection that is closed at once may take the answer with it.
     */
    static void endAfter(RoutingContext call, Buffer last) {
        HttpServerResponse out = call.response();
        if (isRead(call.request())) {
            // Paused or not, the next request of the connection waits behind this one's end.
            call.request().resume();
            out.end(last);
            return;
        }
        if (!out.headWritten()) {
            out.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(last.length()));
        }
        out.write(last);
        leave(call);
    }

    /** Whether nothing more of it will come. */
    static boolean isRead(HttpServerRequest in) {
        return !isBrought(in) || in.isEnded();
    }

    /** Closes the connection of an answer that is written, after a moment. */
    static void leave(RoutingContext call) {
        HttpServerRequest in = call.request();
        long timer = call.vertx().setTimer(UNWANTED_MILLIS, late -> close(call));
        in.exceptionHandler(gone -> {});
        in.endHandler(end -> {
            call.vertx().cancelTimer(timer);
            close(call);
        });
        in.handler(unwanted -> {});
        in.resume();
    }

    /**
     * Ends the connection of an answer that will not be whole, so that the caller sees that. What is written and not taken is
     * dropped: who does not read would keep a connection that closes in good order for ever.
     */
    static void cut(RoutingContext call) {
        if (call.request().connection() instanceof ConnectionBase connection) {
            // By the first handler, since the last one would wait until all that is written is taken.
            connection.channel().pipeline().firstContext().close();
        } else {
            call.request().connection().close();
        }
    }

    private static void close(RoutingContext call) {
        if (!call.response().ended() && !call.response().closed()) {
            call.response()
                    .end()
                    .onComplete(ended -> call.request().connection().close());
        }
    }
}
