package loyalty.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** One line for each request that is passed on, as each service has one for each that it answers. */
final class PassLog {

    private static final Logger LOG = Logger.getLogger("loyalty.requests");

    private PassLog() {}

    /** Tells about the request once it has ended, without what follows the second part of its path: that may name somebody. */
    static void willTell(RoutingContext call, String path, String traceparent) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        HttpServerRequest in = call.request();
        String trace = Traces.id(traceparent);
        long began = System.nanoTime();
        call.addEndHandler(ended -> {
            long micros = (System.nanoTime() - began) / 1_000;
            LOG.infof(
                    "%s %s %d %d.%03d ms trace=%s",
                    in.method(), kind(path), call.response().getStatusCode(), micros / 1_000, micros % 1_000, trace);
        });
    }

    private static String kind(String path) {
        int second = path.indexOf('/', 1);
        int third = second < 0 ? -1 : path.indexOf('/', second + 1);
        return third < 0 ? path : path.substring(0, third) + "/…";
    }
}
