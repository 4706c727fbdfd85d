package loyalty.voucher.orders;

import java.math.BigDecimal;
import java.util.List;
import loyalty.voucher.domain.Discount;

/**
 * What vouchers and store currency pay of an order.
 *
 * @param lines those of which they pay something
 */
record RedeemedLines(List<Line> lines) {

    /** So much of one line, money. */
    record Line(String id, BigDecimal amount) {}

    static RedeemedLines of(List<Discount> discounts, int decimals) {
        return new RedeemedLines(Discount.byLine(discounts).entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue().setScale(decimals)))
                .toList());
    }
}
