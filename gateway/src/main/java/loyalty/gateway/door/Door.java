package loyalty.gateway.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import loyalty.api.BodyLimits;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.domain.PathGuard;
import loyalty.gateway.domain.Route;
import loyalty.gateway.domain.RouteTable;

/** Every request comes in here: a trick is refused, an unknown path is answered, the rest goes to its owner. */
@Singleton
class Door {

    private static final int BEFORE_ALL = Integer.MIN_VALUE + 1;
    /** Behind Quarkus' filter for CORS, which stands at -300, and before anything else. */
    private static final int PASSING_ON = -299;

    private static final String ROUTE = "loyalty.route";

    private final SlowCallers slowCallers;
    private final BodyLimits bodyLimits;
    private final Admission admission;
    private final PassOn passOn;

    Door(SlowCallers slowCallers, BodyLimits bodyLimits, Admission admission, PassOn passOn) {
        this.slowCallers = slowCallers;
        this.bodyLimits = bodyLimits;
        this.admission = admission;
        this.passOn = passOn;
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::enter);
        router.route().order(PASSING_ON).handler(this::passOn);
    }

    private void enter(RoutingContext call) {
        slowCallers.begun(call);
        String uri = call.request().uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (!PathGuard.isPlain(path)) {
            RequestMetrics.tag(RequestMetrics.UNKNOWN);
            Answers.problem(call, Problems.malformedPath("The path has something in it that no path here has."));
            return;
        }
        if (call.request().headers().getAll(HttpHeaders.CONTENT_TYPE).size() > 1) {
            // One part of a system could believe the first and another the last.
            RequestMetrics.tag(RequestMetrics.UNKNOWN);
            Answers.problem(call, Problems.malformedRequest("Content-Type", "said more than once"));
            return;
        }
        Route route = RouteTable.routeOf(path).orElse(null);
        RequestMetrics.tag(route == null ? RequestMetrics.UNKNOWN : route.template());
        if (route == null) {
            Answers.problem(call, Problems.notFound());
        } else if (Bodies.statedLength(call.request()) > bodyLimits.at(path)) {
            Answers.problem(call, Problems.tooLarge(bodyLimits.at(path)));
        } else {
            call.put(ROUTE, route).next();
        }
    }

    private void passOn(RoutingContext call) {
        Route route = call.get(ROUTE);
        if (route.owner() == Owner.GATEWAY) {
            call.next();
        } else {
            admission.judge(call, () -> passOn.pass(call, route));
        }
    }
}
