package loyalty.points.activities;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Rewarded;

/**
 * An activity that stands in the ledger.
 *
 * @param member whose it is
 * @param bodyHash the fingerprint of the request that brought it
 * @param spoken the language of the first answer
 */
record RecordedActivity(Pseudonym member, Rewarded rewarded, byte[] bodyHash, Language spoken) {

    String activityId() {
        return rewarded.activity().activityId();
    }
}
