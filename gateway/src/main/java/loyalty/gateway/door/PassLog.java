package loyalty.gateway.door;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import loyalty.gateway.domain.Route;
import loyalty.traces.Traceparent;
import org.jboss.logging.Logger;

/** One line for each request that is passed on, as each service has one for each that it answers, and its span's name. */
final class PassLog {

    private static final Logger LOG = Logger.getLogger("loyalty.requests");

    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

    private PassLog() {}

    /** Tells about the request once it has ended, by the shape of its path: the path itself may name somebody. */
    static void willTell(RoutingContext call, Route route) {
        Span span = Span.current();
        span.updateName(call.request().method() + " " + route.template());
        span.setAttribute(ROUTE, route.template());
        if (!LOG.isInfoEnabled()) {
            return;
        }
        HttpServerRequest in = call.request();
        String trace = Traceparent.id(span.getSpanContext());
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
