package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A completed purchase, as the till tells it.
 *
 * @param placedAt when it was made, to the microsecond
 * @param currency ISO 4217 code of all amounts
 * @param channel {@code store}, {@code web} or {@code app}
 * @param location the shop, if the till said so
 * @param lines what was bought, at least one
 * @param hold the hold whose points pay part of it; null when no points do
 */
public record Order(
        String orderId,
        Instant placedAt,
        String currency,
        String channel,
        @Nullable String location,
        List<Line> lines,
        @Nullable String hold) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** An order that no points pay for. */
    public Order(
            String orderId,
            Instant placedAt,
            String currency,
            String channel,
            @Nullable String location,
            List<Line> lines) {
        this(orderId, placedAt, currency, channel, location, lines, null);
    }

    /**
     * One line of the order.
     *
     * @param id unique within the order
     * @param quantity whole units, at least one
     * @param unitPrice money for one unit, zero or more
     * @param discount money off the whole line, at most what the line costs
     */
    public record Line(
            String id,
            String sku,
            @Nullable String category,
            LineKind kind,
            long quantity,
            BigDecimal unitPrice,
            BigDecimal discount) {

        /** What is paid for the whole line. */
        public BigDecimal amount() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
        }
    }
}
