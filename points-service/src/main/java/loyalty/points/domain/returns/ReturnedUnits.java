package loyalty.points.domain.returns;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.earning.Order;

/**
 * The units of an order that come back in one step, and what they are of its money. Each amount is the step between two
 * rounded sums over the units of the line, so that all steps together are exactly the line.
 *
 * @param before how many units of each line came back before
 * @param after how many will have come back then
 */
record ReturnedUnits(Order order, Map<String, Long> before, Map<String, Long> after) {

    /** What stays of the order. */
    Order left() {
        List<Order.Line> lines = new ArrayList<>();
        for (Order.Line line : order.lines()) {
            long quantity = line.quantity() - after.getOrDefault(line.id(), 0L);
            if (quantity > 0) {
                BigDecimal amount = line.amount().subtract(amount(line, line.quantity() - quantity));
                BigDecimal discount =
                        line.unitPrice().multiply(BigDecimal.valueOf(quantity)).subtract(amount);
                BigDecimal redeemed = line.redeemed().subtract(redeemed(line, line.quantity() - quantity));
                lines.add(new Order.Line(
                        line.id(),
                        line.sku(),
                        line.category(),
                        line.kind(),
                        quantity,
                        line.unitPrice(),
                        discount,
                        redeemed));
            }
        }
        return order.with(lines);
    }

    /** What comes back, line by line. */
    List<Returned.Line> lines() {
        List<Returned.Line> lines = new ArrayList<>();
        for (Order.Line line : order.lines()) {
            long came = before.getOrDefault(line.id(), 0L);
            long quantity = after.getOrDefault(line.id(), 0L) - came;
            if (quantity > 0) {
                BigDecimal amount = amount(line, came + quantity).subtract(amount(line, came));
                BigDecimal redeemed = redeemed(line, came + quantity).subtract(redeemed(line, came));
                lines.add(new Returned.Line(line.id(), quantity, amount, redeemed));
            }
        }
        return lines;
    }

    /**
     * What vouchers and store currency had paid of so many units of a line; for all of them, exactly what they paid of the
     * line. Told by the money of the units and not by their number: so no unit more brings more of it than it had cost.
     */
    private static BigDecimal redeemed(Order.Line line, long quantity) {
        return line.redeemed().signum() == 0
                ? line.redeemed()
                : line.redeemed()
                        .multiply(amount(line, quantity))
                        .divide(line.amount(), line.amount().scale(), RoundingMode.HALF_UP);
    }

    /** What so many units of a line had cost; for all of them, exactly what the line had cost. */
    private static BigDecimal amount(Order.Line line, long quantity) {
        return line.amount()
                .multiply(BigDecimal.valueOf(quantity))
                .divide(BigDecimal.valueOf(line.quantity()), line.amount().scale(), RoundingMode.HALF_UP);
    }
}
