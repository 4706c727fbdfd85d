package loyalty.api.requests;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** What every answer says about itself: no browser guesses its type, and nobody keeps a copy of what is about somebody. */
class AnswerHeaders {

    private static final int FIRST = Integer.MIN_VALUE;

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(AnswerHeaders::set);
    }

    private static void set(RoutingContext call) {
        MultiMap headers = call.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        if (call.request().path().startsWith("/v1")) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        call.next();
    }
}
