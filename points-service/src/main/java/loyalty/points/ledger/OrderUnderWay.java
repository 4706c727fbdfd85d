package loyalty.points.ledger;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order that names redemptions and is being settled with voucher-service.
 *
 * @param attempt what voucher-service decides under: an order that is given up and comes again has another one
 * @param member whose it is
 * @param order as it was asked for; what redemptions pay of it is not known yet
 * @param bodyHash the fingerprint of the request
 * @param actor who sent it
 * @param spoken the language of the answer
 * @param refused whether the ledger refused it: then it is never posted, and what was confirmed for it is undone
 */
public record OrderUnderWay(
        String attempt,
        Pseudonym member,
        Order order,
        byte[] bodyHash,
        String actor,
        Language spoken,
        @Nullable String traceparent,
        boolean refused) {

    /** The caller's id. */
    public String orderId() {
        return order.orderId();
    }
}
