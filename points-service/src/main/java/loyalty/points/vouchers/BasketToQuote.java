package loyalty.points.vouchers;

import java.util.List;
import loyalty.points.domain.earning.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order that nobody has sent yet, as voucher-service is told of it.
 *
 * @param memberId whose vouchers are meant
 * @param orderId null when the order has no id yet
 */
public record BasketToQuote(String memberId, @Nullable String orderId, Basket basket) {

    /** What would be bought. */
    public record Basket(String currency, String channel, List<OrderToConfirm.Line> lines, List<String> redemptions) {}

    /** What voucher-service is told of an order. */
    public static BasketToQuote of(String memberId, @Nullable String orderId, Order order) {
        return new BasketToQuote(
                memberId,
                orderId,
                new Basket(order.currency(), order.channel(), OrderToConfirm.lines(order), order.redemptions()));
    }
}
