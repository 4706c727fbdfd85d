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
 * @param redemptions the redemptions of vouchers and store currency that it names; what they pay stands in the lines
 */
public record Order(
        String orderId,
        Instant placedAt,
        String currency,
        String channel,
        @Nullable String location,
        List<Line> lines,
        @Nullable String hold,
        List<String> redemptions) {

    public Order {
        lines = List.copyOf(lines);
        redemptions = List.copyOf(redemptions);
    }

    /** An order that names no redemptions. */
    public Order(
            String orderId,
            Instant placedAt,
            String currency,
            String channel,
            @Nullable String location,
            List<Line> lines,
            @Nullable String hold) {
        this(orderId, placedAt, currency, channel, location, lines, hold, List.of());
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

    /** The same order with other lines: once it is known what redemptions pay of each, or what of it is left. */
    public Order with(List<Line> others) {
        return new Order(orderId, placedAt, currency, channel, location, others, hold, redemptions);
    }

    /** What it costs, all kinds of line together, whoever pays it. */
    public BigDecimal amount() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What of that vouchers and store currency leave to pay. */
    public BigDecimal payable() {
        return lines.stream().map(Line::payable).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * One line of the order.
     *
     * @param id unique within the order
     * @param quantity whole units, at least one
     * @param unitPrice money for one unit, zero or more
     * @param discount money off the whole line, at most what the line costs
     * @param redeemed money that vouchers and store currency pay of the line: zero when none do, at most {@link #amount};
     *     never part of what the till sends
     */
    public record Line(
            String id,
            String sku,
            @Nullable String category,
            LineKind kind,
            long quantity,
            BigDecimal unitPrice,
            BigDecimal discount,
            BigDecimal redeemed) {

        public Line {
            boolean fits = redeemed.signum() == 0 || redeemed.compareTo(amount(quantity, unitPrice, discount)) <= 0;
            if (redeemed.signum() < 0 || !fits) {
                throw new IllegalArgumentException("redemptions pay between nothing and what the line costs");
            }
        }

        /** A line that no voucher and no store currency pays for. */
        public Line(
                String id,
                String sku,
                @Nullable String category,
                LineKind kind,
                long quantity,
                BigDecimal unitPrice,
                BigDecimal discount) {
            this(id, sku, category, kind, quantity, unitPrice, discount, nothing(unitPrice, discount));
        }

        private static BigDecimal nothing(BigDecimal unitPrice, BigDecimal discount) {
            return BigDecimal.ZERO.setScale(Math.max(unitPrice.scale(), discount.scale()));
        }

        private static BigDecimal amount(long quantity, BigDecimal unitPrice, BigDecimal discount) {
            return unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
        }

        /** What the whole line costs, whoever pays it. */
        public BigDecimal amount() {
            return amount(quantity, unitPrice, discount);
        }

        /** What vouchers and store currency leave to pay of it. */
        public BigDecimal payable() {
            return amount().subtract(redeemed);
        }

        /** The same line, so much of it paid by vouchers and store currency. */
        public Line redeeming(BigDecimal money) {
            return new Line(id, sku, category, kind, quantity, unitPrice, discount, money);
        }
    }
}
