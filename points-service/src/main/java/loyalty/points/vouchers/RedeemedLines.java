package loyalty.points.vouchers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.points.domain.earning.Order;

/**
 * What vouchers and store currency pay of an order.
 *
 * @param lines those of which they pay something
 */
public record RedeemedLines(List<Line> lines) {

    /** So much of one line, money. */
    public record Line(String id, BigDecimal amount) {}

    /** The order, with what is paid of each line. */
    public Order on(Order order) {
        Map<String, BigDecimal> redeemed = lines.stream().collect(Collectors.toMap(Line::id, Line::amount));
        return order.with(order.lines().stream()
                .map(line -> redeemed.containsKey(line.id())
                        ? line.redeeming(
                                redeemed.get(line.id()).setScale(line.amount().scale()))
                        : line)
                .toList());
    }
}
