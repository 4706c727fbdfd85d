package loyalty.gateway.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import loyalty.api.Problem;

/** Problems of the gateway itself. */
final class Answers {

    private Answers() {}

    static void problem(RoutingContext call, Problem problem) {
        if (call.response().ended() || call.response().closed()) {
            return;
        }
        JsonObject body = new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", call.request().path());
        call.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == 503 || problem.status() == 429) {
            call.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (problem.status() == 413 || problem.status() == 408) {
            // The rest of the body is not read, so the connection cannot be used again.
            call.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        call.response().end(body.toBuffer());
    }
}
