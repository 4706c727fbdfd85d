package loyalty.api.requests;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.api.Problem;
import loyalty.api.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many requests a service works at: what comes beyond is refused before anything is done about it, so that it costs next
 * to nothing and who was let in is answered soon, however many there are.
 */
@Singleton
class RequestsAtOnce {

    /** Right after what every answer says about itself. */
    private static final int SECOND = Integer.MIN_VALUE + 1;

    private static final Problem TOO_MANY =
            Problems.unavailable("Too many requests are under way; the same request may be repeated.");

    private final OptionalInt most;
    private final Counter refused;
    private final AtomicInteger underWay = new AtomicInteger();

    RequestsAtOnce(@ConfigProperty(name = "loyalty.requests-max") OptionalInt most, MeterRegistry meters) {
        this.most = most;
        this.refused = meters.counter("loyalty.requests.refused");
    }

    void route(@Observes Router router) {
        most.ifPresent(limit -> router.route().order(SECOND).handler(call -> letIn(call, limit)));
    }

    private void letIn(RoutingContext call, int limit) {
        if (underWay.incrementAndGet() <= limit) {
            call.addEndHandler(ended -> underWay.decrementAndGet());
            call.next();
        } else {
            underWay.decrementAndGet();
            refused.increment();
            call.request().resume();
            BareProblems.answer(call, TOO_MANY);
        }
    }
}
