package loyalty.points.vouchers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.Order;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order that came back, as voucher-service is told of them.
 *
 * @param member whose order it was
 * @param programmeVersion that paid the order
 * @param worth money: what the points are worth that come back with the goods
 * @param lines all lines of the order
 */
public record ReturnToSettle(Pseudonym member, String programmeVersion, BigDecimal worth, List<Line> lines) {

    /**
     * A line of the order.
     *
     * @param amount what it cost after its own discount
     * @param redeemed what the order knew of that as paid by redemptions
     * @param before how many had come back before
     * @param after how many have come back now
     */
    public record Line(
            String id,
            @Nullable String category,
            String kind,
            long quantity,
            BigDecimal amount,
            BigDecimal redeemed,
            long before,
            long after) {}

    /** The lines of an order of which so many had come back before, and so many come back now. */
    public static List<Line> lines(Order order, Map<String, Long> before, Map<String, Long> now) {
        return order.lines().stream()
                .map(line -> {
                    long came = before.getOrDefault(line.id(), 0L);
                    return new Line(
                            line.id(),
                            line.category(),
                            line.kind().word(),
                            line.quantity(),
                            line.amount(),
                            line.redeemed(),
                            came,
                            came + now.getOrDefault(line.id(), 0L));
                })
                .toList();
    }
}
