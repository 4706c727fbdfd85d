package loyalty.points.returns;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.returns.Returned;

/**
 * A return that stands in the ledger.
 *
 * @param member whose it is
 * @param orderId what came back belonged to it
 * @param bodyHash the fingerprint of the request that brought it
 * @param spoken the language of the first answer
 */
record RecordedReturn(Pseudonym member, String orderId, Returned returned, byte[] bodyHash, Language spoken) {

    String id() {
        return ReturnCommand.id(orderId, returned.returnId());
    }
}
