package loyalty.points.orders;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;

/** Commands as the queue would hand them over. */
final class Commands {

    private static final Pseudonym.Key KEY =
            new Pseudonym.Key("a key for tests alone".getBytes(StandardCharsets.UTF_8));

    private Commands() {}

    static OrderCommand order(String orderId, String memberId) {
        return order(orderId, memberId, "10.00");
    }

    static OrderCommand order(String orderId, String memberId, String amount) {
        Order.Line line =
                new Order.Line("1", "cd-1", "music", LineKind.GOODS, 1, new BigDecimal(amount), new BigDecimal("0.00"));
        Order order = new Order(orderId, Instant.parse("2026-03-02T09:30:00Z"), "USD", "store", null, List.of(line));
        return new OrderCommand(
                KEY.of(memberId),
                memberId,
                order,
                OrderFingerprint.of(KEY.of(memberId), order),
                "checkout-1",
                Language.EN,
                null,
                null);
    }
}
