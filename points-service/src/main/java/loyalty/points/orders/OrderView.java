package loyalty.points.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.explanation.BalanceView;
import loyalty.points.explanation.EarnedView;
import loyalty.points.explanation.QualifyingView;
import loyalty.points.ledger.Purchases.PlacedOrder;
import org.jspecify.annotations.Nullable;

/** An order for a reader: what it brought, and, where that is asked for, what it was. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OrderView(
        String orderId,
        @Nullable String memberId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant placedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String location,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Line> lines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> redemptions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hold,
        EarnedView points,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BalanceView balance,
        QualifyingView qualifying) {

    /** A line as it was sent, complete. */
    record Line(
            String id,
            String sku,
            @Nullable String category,
            long quantity,
            BigDecimal unitPrice,
            BigDecimal discount,
            String kind) {

        private static Line of(Order.Line line) {
            return new Line(
                    line.id(),
                    line.sku(),
                    line.category(),
                    line.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.kind().word());
        }
    }

    /** The first answer: made from what was written then, it never changes. */
    static OrderView answer(PlacedOrder placed, String memberId) {
        Purchase purchase = placed.purchase();
        return new OrderView(
                purchase.order().orderId(),
                memberId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                EarnedView.of(
                        placed.member(), purchase.earned(), purchase.entrySeq(), purchase.pending(), placed.spoken()),
                BalanceView.of(purchase.after()),
                QualifyingView.of(
                        purchase.earned().qualifying(), purchase.order().currency()));
    }

    /**
     * The order as it is now.
     *
     * @param pending how many of its points still wait
     * @param balance the member's, where one order is read
     */
    static OrderView present(
            PlacedOrder stored, @Nullable String memberId, long pending, @Nullable Balance balance, Language language) {
        Purchase purchase = stored.purchase();
        Order order = purchase.order();
        return new OrderView(
                order.orderId(),
                memberId,
                order.placedAt(),
                order.currency(),
                order.channel(),
                order.location(),
                order.lines().stream().map(Line::of).toList(),
                order.redemptions().isEmpty() ? null : order.redemptions(),
                order.hold(),
                EarnedView.of(stored.member(), purchase.earned(), purchase.entrySeq(), pending, language),
                balance == null ? null : BalanceView.of(balance),
                QualifyingView.of(purchase.earned().qualifying(), order.currency()));
    }
}
