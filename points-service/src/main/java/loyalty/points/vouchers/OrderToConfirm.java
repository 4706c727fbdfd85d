package loyalty.points.vouchers;

import java.math.BigDecimal;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order that names redemptions, as voucher-service is told of it.
 *
 * @param attempt what voucher-service decides under, once
 * @param member the buyer
 * @param redemptions that it names
 * @param currency of all amounts
 * @param lines what was bought, complete
 */
public record OrderToConfirm(
        String attempt, Pseudonym member, List<String> redemptions, String currency, List<Line> lines) {

    /** A line, with its defaults. */
    public record Line(
            String id,
            String sku,
            @Nullable String category,
            String kind,
            long quantity,
            BigDecimal unitPrice,
            BigDecimal discount) {}

    /** What voucher-service is told of an order. */
    public static OrderToConfirm of(String attempt, Pseudonym member, Order order) {
        return new OrderToConfirm(attempt, member, order.redemptions(), order.currency(), lines(order));
    }

    static List<Line> lines(Order order) {
        return order.lines().stream()
                .map(line -> new Line(
                        line.id(),
                        line.sku(),
                        line.category(),
                        line.kind().word(),
                        line.quantity(),
                        line.unitPrice(),
                        line.discount()))
                .toList();
    }
}
