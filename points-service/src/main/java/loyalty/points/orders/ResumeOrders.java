package loyalty.points.orders;

import io.opentelemetry.context.Scope;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import loyalty.api.ProblemException;
import loyalty.database.DatabaseException;
import loyalty.points.ledger.OrderUnderWay;
import loyalty.traces.Traceparent;
import org.jboss.logging.Logger;

/** Ends orders that somebody began to settle and did not end, once the lease of the row has run out. */
@ApplicationScoped
class ResumeOrders {

    private static final Logger LOG = Logger.getLogger(ResumeOrders.class);
    private static final int PAGE = 20;

    private final OrderSteps steps;
    private final SettleOrder settle;

    ResumeOrders(OrderSteps steps, SettleOrder settle) {
        this.steps = steps;
        this.settle = settle;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        try {
            steps.claimLeft(PAGE).forEach(this::end);
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                LOG.error("orders that were left could not be ended", e);
            }
        }
    }

    private void end(OrderUnderWay order) {
        // It still belongs to the trace of who began it.
        try (Scope _ = Traceparent.causes(order.traceparent()).makeCurrent()) {
            settle.finish(order);
        } catch (ProblemException busy) {
            LOG.debug("the ledger has no room; the order is tried again when its new lease has run out");
        }
    }
}
