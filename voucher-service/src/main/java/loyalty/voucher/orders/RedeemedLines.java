package loyalty.voucher.orders;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, BigDecimal> byLine = new LinkedHashMap<>();
        discounts.forEach(discount ->
                discount.shares().forEach(share -> byLine.merge(share.lineId(), share.amount(), BigDecimal::add)));
        return new RedeemedLines(byLine.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue().setScale(decimals)))
                .toList());
    }
}
