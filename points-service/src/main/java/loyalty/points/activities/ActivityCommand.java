package loyalty.points.activities;

import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Activity;
import loyalty.points.posting.Command;
import org.jspecify.annotations.Nullable;

/**
 * A member did something that a programme may reward.
 *
 * @param memberId the name behind the pseudonym, kept in the erasable table only; null when nobody said it
 * @param bodyHash the fingerprint of the request
 * @param actor who sent it
 * @param spoken the language of the first answer
 */
record ActivityCommand(
        Pseudonym member,
        @Nullable String memberId,
        Activity activity,
        byte[] bodyHash,
        String actor,
        Language spoken,
        @Nullable String traceparent)
        implements Command.Creating<RecordedActivity> {

    @Override
    public String id() {
        return activity.activityId();
    }
}
