package loyalty.tier.review;

import java.time.Instant;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.events.TierProgressed;
import loyalty.tier.domain.Activity;
import loyalty.tier.domain.Purchase;
import loyalty.tier.domain.Return;

/**
 * What was counted towards tiers.
 *
 * @param sequence the number of the event that tells of it, per member
 */
record CountedEvent(Pseudonym member, QualifyingEvent event, long sequence, Instant countedAt) {

    /** The event that its row is the source of. */
    Envelope envelope() {
        TierProgressed data = switch (event) {
            case QualifyingEvent.Bought(Purchase order) ->
                new TierProgressed(member, countedAt, order.orderId(), null, null);
            case QualifyingEvent.Returned(Return back) ->
                new TierProgressed(member, countedAt, back.orderId(), back.returnId(), null);
            case QualifyingEvent.Did(Activity activity) ->
                new TierProgressed(member, countedAt, null, null, activity.activityId());
        };
        return Envelope.about(data, sequence, null);
    }
}
