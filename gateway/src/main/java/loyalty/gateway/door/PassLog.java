package loyalty.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import loyalty.gateway.domain.Route;
import org.jboss.logging.Logger;

/** One line for each request that is passed on, as each service has one for each that it answers. */
final class PassLog {

    private static final Logger LOG = Logger.getLogger("loyalty.requests");

    private PassLog() {}

    /** Tells about the request once it has ended, by the shape of its path: the path itself may name somebody. */
    static void willTell(RoutingContext call, Route route, String traceparent) {
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
                    in.method(),
                    route.template(),
                    call.response().getStatusCode(),
                    micros / 1_000,
                    micros % 1_000,
                    trace);
        });
    }
}
