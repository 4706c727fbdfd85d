package loyalty.points.ledger;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Purchase;

/**
 * An order that stands in the ledger.
 *
 * @param member whose it is
 * @param bodyHash the fingerprint of the request that brought it
 * @param spoken the language of the first answer
 */
public record PlacedOrder(Pseudonym member, Purchase purchase, byte[] bodyHash, Language spoken) {

    /** The caller's id. */
    public String orderId() {
        return purchase.order().orderId();
    }
}
