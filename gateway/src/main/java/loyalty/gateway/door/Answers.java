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
        JsonObject body = JsonObject.mapFrom(problem.at(call.request().path()));
        call.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        Long retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            call.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        if (problem.status() == 401) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
        }
        Bodies.endAfter(call, body.toBuffer());
    }
}
