package loyalty.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import loyalty.api.Problems;

/**
 * Until when a body must have come: a while for any, and more for what has come meanwhile, so that a long body on a slow
 * line is taken and one that trickles is not, whatever length it states.
 */
final class BodyDeadline {

    private final RoutingContext call;
    private final Duration patience;
    private final long bytesPerSecond;
    private final long since = System.nanoTime();
    private long timer;

    private BodyDeadline(RoutingContext call, DoorConfig limits) {
        this.call = call;
        this.patience = limits.bodyDeadline();
        this.bytesPerSecond = limits.bodyPace();
    }

    /** Watches the body of a request whose header is whole. */
    static void watch(RoutingContext call, DoorConfig limits) {
        BodyDeadline deadline = new BodyDeadline(call, limits);
        deadline.lookIn(limits.bodyDeadline().toMillis());
        call.addEndHandler(ended -> {
            if (call.request().isEnded()) {
                call.vertx().cancelTimer(deadline.timer);
            }
        });
    }

    private void lookIn(long millis) {
        timer = call.vertx().setTimer(Math.max(1, millis), late -> look());
    }

    private void look() {
        HttpServerRequest in = call.request();
        if (in.isEnded()) {
            return;
        }
        long left = patience.toMillis()
                + TimeUnit.SECONDS.toMillis(in.bytesRead()) / bytesPerSecond
                - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        if (left > 0) {
            lookIn(left);
        } else if (call.response().headWritten() || call.response().closed()) {
            in.connection().close();
        } else {
            Answers.problem(call, Problems.of(408, "too-slow", "The request came too slowly", "Send it again."));
        }
    }
}
