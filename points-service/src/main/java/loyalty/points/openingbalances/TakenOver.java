package loyalty.points.openingbalances;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Opened;

/**
 * An opening balance that stands in the ledger.
 *
 * @param member whose it is
 * @param bodyHash the fingerprint of the request that brought it
 */
record TakenOver(Pseudonym member, Opened opened, byte[] bodyHash) {

    String openingId() {
        return opened.opening().openingId();
    }
}
