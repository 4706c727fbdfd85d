package loyalty.gateway.door;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** What the meters of requests are tagged with: the template of the path, never the path, which may name somebody. */
final class RequestMetrics {

    /** The tag of all that is no path of the API. */
    static final String UNKNOWN = "UNKNOWN";

    /** Where Quarkus' meters look for the template that routing has found; Quarkus REST leaves its own there too. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private RequestMetrics() {}

    /** Tags the request that is handled now. */
    static void tag(String template) {
        Context request = Vertx.currentContext();
        if (request != null) {
            request.putLocal(TEMPLATE, template);
        }
    }
}
