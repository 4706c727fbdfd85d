package loyalty.points.orders;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Order;
import loyalty.points.ledger.OrderUnderWay;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.Command;
import org.jspecify.annotations.Nullable;

/**
 * An order was completed.
 *
 * @param memberId the name behind the pseudonym, kept in the erasable table only; null when it stands there already
 * @param bodyHash the fingerprint of the request
 * @param actor who sent it
 * @param spoken the language of the first answer
 * @param settled what is under way for an order whose redemptions are confirmed; null for one that names none, or of which
 *     that is not known
 */
record OrderCommand(
        Pseudonym member,
        @Nullable String memberId,
        Order order,
        byte[] bodyHash,
        String actor,
        Language spoken,
        @Nullable String traceparent,
        @Nullable OrderUnderWay settled)
        implements Command.Creating<PlacedOrder> {

    /** The order that is under way, to be posted now that it is known what redemptions pay of it. */
    static OrderCommand settled(OrderUnderWay underWay, Order redeemed) {
        return new OrderCommand(
                underWay.member(),
                null,
                redeemed,
                underWay.bodyHash(),
                underWay.actor(),
                underWay.spoken(),
                underWay.traceparent(),
                underWay);
    }

    @Override
    public String id() {
        return order.orderId();
    }
}
