package loyalty.points.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import loyalty.database.DatabaseException;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.ledger.OrderUnderWay;
import loyalty.points.ledger.OrdersUnderWay;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.PostBatch;
import loyalty.points.posting.PostingQueue;
import loyalty.points.vouchers.OrderToConfirm;
import loyalty.points.vouchers.RedeemedLines;
import loyalty.points.vouchers.VoucherAnswer;
import loyalty.points.vouchers.VoucherService;
import org.jboss.logging.Logger;

/**
 * An order that names redemptions: written down here, confirmed in voucher-service, posted here. Whoever calls again goes
 * the same way again, and several may; each step knows whether it was done. ADR 0034 says why every order of deaths ends
 * well.
 */
@ApplicationScoped
class SettleOrder {

    private static final Logger LOG = Logger.getLogger(SettleOrder.class);
    private static final int ATTEMPTS_MAX = 8;
    private static final Optional<Outcome<PlacedOrder>> LOOK_AGAIN = Optional.empty();

    private final OrderSteps steps;
    private final PostBatch postBatch;
    private final PostingQueue queue;
    private final VoucherService vouchers;

    SettleOrder(OrderSteps steps, PostBatch postBatch, PostingQueue queue, VoucherService vouchers) {
        this.steps = steps;
        this.postBatch = postBatch;
        this.queue = queue;
        this.vouchers = vouchers;
    }

    /** Confirms what the order names and posts it, or does neither, or tells again what was answered first. */
    Outcome<PlacedOrder> place(OrderCommand wanted) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<Outcome<PlacedOrder>> outcome = once(wanted);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return away();
    }

    private Optional<Outcome<PlacedOrder>> once(OrderCommand wanted) {
        try {
            OrdersUnderWay.Standing standing = steps.look(wanted.id());
            return again(wanted, standing).or(() -> tried(wanted, standing));
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                throw e;
            }
            LOG.debug("lost against somebody who is at the same order", e);
            return LOOK_AGAIN;
        }
    }

    private static Optional<Outcome<PlacedOrder>> again(OrderCommand wanted, OrdersUnderWay.Standing standing) {
        return standing.posted()
                .map(order -> new FirstAnswer<>(order.bodyHash(), order).again(wanted.id(), wanted.bodyHash()));
    }

    private Optional<Outcome<PlacedOrder>> tried(OrderCommand wanted, OrdersUnderWay.Standing before) {
        Optional<OrderUnderWay> underWay = before.underWay();
        if (underWay.isEmpty()) {
            // What the ledger refuses anyway is refused before anything is confirmed.
            Outcome<PlacedOrder> without = postBatch.pretend(wanted);
            if (without instanceof Outcome.Refused<PlacedOrder>) {
                return Optional.of(without);
            }
            String attempt = UUID.randomUUID().toString();
            OrdersUnderWay.Standing standing = steps.begin(wanted, attempt);
            underWay = standing.underWay();
            Optional<Outcome<PlacedOrder>> meanwhile = again(wanted, standing);
            if (meanwhile.isPresent()) {
                // A row of somebody else's is theirs to end.
                underWay.filter(order -> order.attempt().equals(attempt))
                        .ifPresent(order -> giveUp(order, meanwhile.get()));
                return meanwhile;
            }
        }
        return underWay.flatMap(
                order -> new FirstAnswer<>(order.bodyHash(), order).again(wanted.id(), wanted.bodyHash())
                                instanceof Outcome.Refused<OrderUnderWay>(Rejection mismatch)
                        ? Optional.of(Outcome.refused(mismatch))
                        : finish(order));
    }

    /**
     * Ends what is under way, for the caller and for whoever takes over.
     *
     * @return nothing when somebody else ended it
     */
    Optional<Outcome<PlacedOrder>> finish(OrderUnderWay order) {
        if (order.refused()) {
            return undo(order) ? LOOK_AGAIN : Optional.of(away());
        }
        return switch (vouchers.confirm(order.orderId(), toConfirm(order))) {
            case VoucherAnswer.Done<RedeemedLines>(RedeemedLines redeemed) -> post(order, redeemed);
            case VoucherAnswer.Refused<RedeemedLines>(Rejection.RefusedByVouchers why) -> {
                // Who finds it gone was late: somebody else has ended it, and knows how.
                yield steps.forget(order) ? Optional.of(Outcome.refused(why)) : LOOK_AGAIN;
            }
            case VoucherAnswer.Away<RedeemedLines> away -> Optional.of(away());
        };
    }

    private static OrderToConfirm toConfirm(OrderUnderWay order) {
        return OrderToConfirm.of(order.attempt(), order.member(), order.order());
    }

    private Optional<Outcome<PlacedOrder>> post(OrderUnderWay order, RedeemedLines redeemed) {
        Outcome<PlacedOrder> outcome = queue.postAndWait(OrderCommand.settled(order, redeemed.on(order.order())));
        if (!(outcome instanceof Outcome.Refused<PlacedOrder>(Rejection why))) {
            if (outcome instanceof Outcome.Done<PlacedOrder> done && done.replayed()) {
                // It had been posted before this row was written, or by somebody who took the row away.
                steps.forget(order);
            }
            return Optional.of(outcome);
        }
        if (why instanceof Rejection.SettledOtherwise) {
            return LOOK_AGAIN;
        }
        return Optional.of(undo(order) ? outcome : away());
    }

    /** Others may be at the row by now: where another order has the id, nothing may stay confirmed under the attempt. */
    private void giveUp(OrderUnderWay order, Outcome<PlacedOrder> posted) {
        switch (posted) {
            case Outcome.Done<PlacedOrder> equal -> steps.forget(order);
            case Outcome.Refused<PlacedOrder> other -> undo(order);
        }
    }

    /** The ledger refused it, for good: what was confirmed for it is free again, and the id too. */
    private boolean undo(OrderUnderWay order) {
        boolean undone = vouchers.undo(order.orderId(), toConfirm(order)) instanceof VoucherAnswer.Done<RedeemedLines>;
        if (undone) {
            steps.forget(order);
        }
        return undone;
    }

    private static <T> Outcome<T> away() {
        return Outcome.refused(new Rejection.VouchersAway());
    }
}
