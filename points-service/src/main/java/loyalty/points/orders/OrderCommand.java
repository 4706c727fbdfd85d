package loyalty.points.orders;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Order;
import loyalty.points.ledger.PlacedOrder;
import loyalty.points.posting.Command;
import org.jspecify.annotations.Nullable;

/**
 * An order was completed.
 *
 * @param memberId the name behind the pseudonym, kept in the erasable table only
 * @param bodyHash the fingerprint of the request
 * @param actor who sent it
 * @param spoken the language of the first answer
 */
record OrderCommand(
        Pseudonym member,
        String memberId,
        Order order,
        byte[] bodyHash,
        String actor,
        Language spoken,
        @Nullable String traceparent)
        implements Command.Creating<PlacedOrder> {

    @Override
    public String id() {
        return order.orderId();
    }
}
