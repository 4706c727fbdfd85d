package loyalty.points.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Balance;
import loyalty.points.domain.Earned;
import loyalty.points.domain.Language;
import loyalty.points.domain.Order;
import loyalty.points.domain.Purchase;
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hold,
        Points points,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BalanceView balance,
        Qualifying qualifying) {

    /** What it earned. */
    record Points(
            long earned,
            long pending,
            @Nullable Instant availableAt,
            @Nullable Instant expiresAt,
            ExplanationView explanation) {

        static Points of(Pseudonym member, Earned earned, @Nullable Long entrySeq, long pending, Language language) {
            return new Points(
                    earned.points(),
                    pending,
                    earned.availableAt(),
                    earned.expiresAt(),
                    ExplanationView.of(member, earned, entrySeq, language));
        }
    }

    /** What it adds towards the tiers: money as text, anything else as a whole number. */
    record Qualifying(String metric, Object added) {

        static Qualifying of(Earned.Qualifying qualifying, String currency) {
            BigDecimal added = qualifying.added();
            if (!qualifying.metric().equals("spend")) {
                return new Qualifying(qualifying.metric(), added.longValueExact());
            }
            int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            return new Qualifying(qualifying.metric(), added.setScale(decimals, RoundingMode.UNNECESSARY));
        }
    }

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
    static OrderView answer(Pseudonym member, String memberId, Purchase purchase, Language spoken) {
        return new OrderView(
                purchase.order().orderId(),
                memberId,
                null,
                null,
                null,
                null,
                null,
                null,
                Points.of(member, purchase.earned(), purchase.entrySeq(), purchase.pending(), spoken),
                BalanceView.of(purchase.after()),
                Qualifying.of(purchase.earned().qualifying(), purchase.order().currency()));
    }

    /**
     * The order as it is now.
     *
     * @param pending how many of its points still wait
     * @param balance the member's, where one order is read
     */
    static OrderView present(
            Purchases.Owned owned,
            @Nullable String memberId,
            long pending,
            @Nullable Balance balance,
            Language language) {
        Purchase purchase = owned.purchase();
        Order order = purchase.order();
        return new OrderView(
                order.orderId(),
                memberId,
                order.placedAt(),
                order.currency(),
                order.channel(),
                order.location(),
                order.lines().stream().map(Line::of).toList(),
                order.hold(),
                Points.of(owned.member(), purchase.earned(), purchase.entrySeq(), pending, language),
                balance == null ? null : BalanceView.of(balance),
                Qualifying.of(purchase.earned().qualifying(), order.currency()));
    }
}
