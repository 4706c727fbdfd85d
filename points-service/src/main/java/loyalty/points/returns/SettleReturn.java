package loyalty.points.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.vouchers.ReturnToSettle;
import loyalty.points.vouchers.SettledReturn;
import loyalty.points.vouchers.VoucherAnswer;
import loyalty.points.vouchers.VoucherService;

/**
 * Settles a return that stands in the ledger with voucher-service, which never refuses one. Returns of an order are settled
 * in the order in which the ledger took them, so that each sees what those before it left; whoever comes first settles
 * those that somebody left, too (ADR 0034).
 */
@ApplicationScoped
class SettleReturn {

    private final Returns returns;
    private final ReturnSettlements settlements;
    private final VoucherService vouchers;

    SettleReturn(Returns returns, ReturnSettlements settlements, VoucherService vouchers) {
        this.returns = returns;
        this.settlements = settlements;
        this.vouchers = vouchers;
    }

    /**
     * What a return came to.
     *
     * @param returns those of the order, in order
     * @return nothing when voucher-service is away; the return is settled later, by whoever asks again or by a sweep
     */
    Optional<SettledReturn> settle(PlacedOrder order, RecordedReturn last) {
        String orderId = order.orderId();
        Set<String> open = settlements.openOf(orderId);
        Map<String, Long> before = new HashMap<>();
        Optional<SettledReturn> settled = Optional.empty();
        for (RecordedReturn one : returnsOf(order)) {
            boolean isLast = one.id().equals(last.id());
            if (isLast || open.contains(one.returned().returnId())) {
                settled = settle(order, one, before, open);
                if (settled.isEmpty() || isLast) {
                    return settled;
                }
            }
            one.returned().terms().lines().forEach(line -> before.merge(line.id(), line.quantity(), Long::sum));
        }
        return settled;
    }

    private List<RecordedReturn> returnsOf(PlacedOrder order) {
        return returns.ofOrders(List.of(order.orderId()), List.of(order.member()));
    }

    private Optional<SettledReturn> settle(
            PlacedOrder order, RecordedReturn one, Map<String, Long> before, Set<String> open) {
        String returnId = one.returned().returnId();
        Optional<SettledReturn> known =
                open.contains(returnId) ? Optional.empty() : settlements.of(order.orderId(), returnId);
        // Codes are not kept here: where vouchers came back, voucher-service tells them again.
        if (known.isPresent() && known.get().vouchers().isEmpty()) {
            return known;
        }
        if (known.isEmpty() && !open.contains(returnId)) {
            return Optional.of(ReturnView.ofTheLedgerAlone(one));
        }
        if (!(vouchers.settle(order.orderId(), returnId, toSettle(order, one, before))
                instanceof VoucherAnswer.Done<SettledReturn>(SettledReturn settled))) {
            return Optional.empty();
        }
        settlements.settle(order.orderId(), returnId, settled);
        return Optional.of(settled);
    }

    /** What a return that is only asked about would come to; nothing when voucher-service is away. */
    Optional<SettledReturn> quote(PlacedOrder order, RecordedReturn asked) {
        Map<String, Long> before = new HashMap<>();
        returnsOf(order).stream()
                .flatMap(one -> one.returned().terms().lines().stream())
                .forEach(line -> before.merge(line.id(), line.quantity(), Long::sum));
        return vouchers.wouldSettle(order.orderId(), toSettle(order, asked, before))
                        instanceof VoucherAnswer.Done<SettledReturn>(SettledReturn settled)
                ? Optional.of(settled)
                : Optional.empty();
    }

    private static ReturnToSettle toSettle(PlacedOrder order, RecordedReturn one, Map<String, Long> before) {
        Map<String, Long> now = new HashMap<>();
        one.returned().terms().lines().forEach(line -> now.put(line.id(), line.quantity()));
        return new ReturnToSettle(
                order.member(),
                order.purchase().earned().programmeVersion(),
                one.returned().terms().worth(),
                ReturnToSettle.lines(order.purchase().order(), before, now));
    }
}
