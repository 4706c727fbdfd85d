package loyalty.points.returns;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import loyalty.database.DatabaseException;
import loyalty.points.ledger.Purchases;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.Ledger;
import org.jboss.logging.Logger;

/** Settles returns that somebody posted and did not settle, once the lease of the row has run out. */
@ApplicationScoped
class ResumeReturns {

    private static final Logger LOG = Logger.getLogger(ResumeReturns.class);
    private static final int PAGE = 5;

    private final Returns returns;
    private final Ledger ledger;
    private final ReturnSettlements settlements;
    private final SettleReturn settle;

    ResumeReturns(Returns returns, Ledger ledger, ReturnSettlements settlements, SettleReturn settle) {
        this.returns = returns;
        this.ledger = ledger;
        this.settlements = settlements;
        this.settle = settle;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @ActivateRequestContext
    void sweep() {
        try {
            settlements.claimLeft(PAGE).forEach(this::settle);
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                LOG.error("returns that were left could not be settled", e);
            }
        }
    }

    private void settle(ReturnSettlements.Left left) {
        PlacedOrder order = ledger.read(rows -> new Purchases(rows).find(List.of(left.orderId())))
                .getFirst();
        RecordedReturn recorded = returns.named(List.of(ReturnCommand.id(left.orderId(), left.returnId())))
                .getFirst();
        if (settle.settle(order, recorded).isEmpty()) {
            LOG.debug("voucher-service is away; a return is tried again when its new lease has run out");
        }
    }
}
