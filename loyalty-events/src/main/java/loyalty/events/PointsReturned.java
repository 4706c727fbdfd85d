package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of an order came back, and the points with it ({@code points.returned.v1}, from points-service).
 *
 * @param at when it was posted
 * @param returnId the caller's id of the return
 * @param orderId the order
 * @param orderPlacedAt when the order was made
 * @param returnedAt when the goods were brought back; may be before {@code at}
 * @param programmeVersion the version whose rules had paid the order
 * @param reversed whole points of the order that were taken back, zero or more
 * @param restored whole points spent on the order that the member has again, zero or more
 * @param owed how many of those reversed the member owes now, because they were spent
 * @param complete whether nothing of the order is left with the member
 * @param currency ISO 4217 code of all amounts
 * @param lines what came back, at least one
 */
public record PointsReturned(
        Pseudonym member,
        Instant at,
        String returnId,
        String orderId,
        Instant orderPlacedAt,
        Instant returnedAt,
        String programmeVersion,
        long reversed,
        long restored,
        long owed,
        boolean complete,
        String currency,
        List<Line> lines)
        implements MemberEvent {

    /**
     * A line of the order of which something came back.
     *
     * @param id the line's id within the order
     * @param kind {@code goods}, {@code gift-card}, {@code shipping}, {@code tax} or {@code fee}
     * @param quantity how many came back, at least one
     * @param amount what they had cost; over all returns of the line exactly what the line had cost
     * @param redeemed what vouchers and store currency had paid of that, over all returns of the line exactly what they paid;
     *     null when it is nothing
     */
    public record Line(
            String id,
            String sku,
            @Nullable String category,
            String kind,
            long quantity,
            BigDecimal amount,
            @Nullable BigDecimal redeemed) {

        /** What vouchers and store currency had left to pay. */
        public BigDecimal payable() {
            return redeemed == null ? amount : amount.subtract(redeemed);
        }
    }
}
