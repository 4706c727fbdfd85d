package loyalty.api.requests;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import loyalty.api.Problem;
import loyalty.api.Problems;

/** Problems of requests that never reach a resource: an unknown path, a body that the server refuses to read. */
class BareProblems {

    private static final int BODY_BYTES_MAX = 64 * 1024;

    void route(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(call -> answer(call, Problems.notFound()));
        router.route().order(Integer.MIN_VALUE).failureHandler(BareProblems::failed);
    }

    private static void failed(RoutingContext call) {
        switch (call.statusCode()) {
            case 400 -> answer(call, Problems.malformedPath("The request line or a header cannot be read."));
            case 404 -> answer(call, Problems.notFound());
            case 405 -> answer(call, Problems.methodNotAllowed());
            case 413 -> answer(call, Problems.tooLarge(BODY_BYTES_MAX));
            case 415 -> answer(call, Problems.unsupportedMediaType());
            default -> call.next();
        }
    }

    /** Answers with the problem, and with when to try again if it says so. */
    static void answer(RoutingContext call, Problem problem) {
        if (call.response().ended()) {
            return;
        }
        JsonObject body = new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", call.request().path());
        Long retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            call.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(body.toBuffer());
    }
}
