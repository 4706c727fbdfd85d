package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order was accepted and its points are in the ledger ({@code points.earned.v1}, from points-service). Also sent for
 * an order that earns nothing: it may still count for a tier or bring store currency.
 *
 * @param at when it was posted
 * @param orderId the caller's id of the order
 * @param placedAt when the purchase was made; may be long before {@code at}
 * @param channel where it was made: {@code store}, {@code web} or {@code app}
 * @param location the shop, if the till said so
 * @param programmeVersion the version whose rules earned the points: that of {@code placedAt}
 * @param tier the tier whose rate was used
 * @param points whole points earned, zero or more
 * @param availableAt from when they can be spent; null when none were earned
 * @param expiresAt the exclusive end of their life; null when they never expire or none were earned
 * @param currency ISO 4217 code of all amounts
 * @param lines what was bought
 */
public record PointsEarned(
        Pseudonym member,
        Instant at,
        String orderId,
        Instant placedAt,
        String channel,
        @Nullable String location,
        String programmeVersion,
        String tier,
        long points,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt,
        String currency,
        List<Line> lines)
        implements MemberEvent {

    /**
     * One line of the order.
     *
     * @param id the line's id within the order
     * @param kind {@code goods}, {@code gift-card}, {@code shipping}, {@code tax} or {@code fee}
     * @param quantity whole units, at least one
     * @param amount what the whole line costs: quantity times unit price, less its discount
     * @param redeemed what vouchers and store currency paid of that; null when they paid nothing
     */
    public record Line(
            String id,
            String sku,
            @Nullable String category,
            String kind,
            long quantity,
            BigDecimal amount,
            @Nullable BigDecimal redeemed) {

        /** What vouchers and store currency left to pay. */
        public BigDecimal payable() {
            return redeemed == null ? amount : amount.subtract(redeemed);
        }
    }
}
