package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to pay for.
 *
 * @param channel {@code store}, {@code web} or {@code app}, if it is known
 * @param lines its lines
 * @param decimals of the currency
 */
public record Basket(@Nullable String channel, List<Line> lines, int decimals) {

    /**
     * A line.
     *
     * @param id its id in the order
     * @param kind {@code goods}, {@code gift-card}, {@code shipping}, {@code tax} or {@code fee}
     * @param quantity how many pieces
     * @param unitPrice what a piece costs, in money
     * @param discount what the line is cheaper by, for all pieces, in money; at most what they cost
     */
    public record Line(
            String id,
            String sku,
            @Nullable String category,
            String kind,
            long quantity,
            BigDecimal unitPrice,
            BigDecimal discount) {

        /** What it costs after its own discount, for all pieces. */
        public BigDecimal amount() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
        }

        boolean isGoods() {
            return kind.equals("goods");
        }

        /** What one piece costs. */
        BigDecimal piece(int decimals) {
            return amount().divide(BigDecimal.valueOf(quantity), decimals, RoundingMode.HALF_UP);
        }
    }

    /** The sum of its goods: what a minimum order is measured by. */
    public BigDecimal goods() {
        return lines.stream().filter(Line::isGoods).map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum of all. */
    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
