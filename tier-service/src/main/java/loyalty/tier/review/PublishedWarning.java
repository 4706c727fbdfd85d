package loyalty.tier.review;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.database.Row;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.events.TierAtRisk;
import loyalty.tier.domain.TierStatus;
import org.jspecify.annotations.Nullable;

/**
 * A warning as it was published.
 *
 * @param needed what is missing to keep the tier; null where it cannot be kept
 * @param sequence the number of its event, per member
 */
record PublishedWarning(
        Topic topic,
        String tier,
        String projected,
        @Nullable BigDecimal needed,
        String programmeVersion,
        long sequence,
        Instant at) {

    /** What a warning is about; each is given once. */
    record Topic(Pseudonym member, String ladder, TierStatus.Warning warning) {

        static Topic of(Row row) {
            return new Topic(
                    row.owner(),
                    row.getString("ladder"),
                    new TierStatus.Warning(row.getInt("days_ahead"), row.instant("valid_until")));
        }
    }

    @Nullable
    Object[] row() {
        return new @Nullable Object[] {
            topic.member(),
            topic.ladder(),
            topic.warning().until(),
            topic.warning().days(),
            tier,
            projected,
            needed,
            programmeVersion,
            sequence,
            at
        };
    }

    /** The event that tells it. */
    Envelope event() {
        Pseudonym member = topic.member();
        TierAtRisk data = new TierAtRisk(
                member,
                at,
                topic.ladder(),
                tier,
                projected,
                topic.warning().until(),
                topic.warning().days(),
                needed == null ? null : needed.stripTrailingZeros(),
                programmeVersion);
        return Envelope.about(data, sequence, null);
    }
}
