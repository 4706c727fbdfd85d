package loyalty.tier.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import loyalty.database.Row;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;
import loyalty.tier.domain.TierChange;
import org.jspecify.annotations.Nullable;

/**
 * A change of tier as it was published.
 *
 * @param sequence the number of its event, per member
 */
record PublishedChange(Pseudonym member, long sequence, String ladder, TierChange change, Instant recordedAt) {

    static PublishedChange of(Row row) {
        return new PublishedChange(
                row.owner(),
                row.getLong("event_seq"),
                row.getString("ladder"),
                change(row),
                row.instant("recorded_at"));
    }

    private static TierChange change(Row row) {
        return new TierChange(
                row.instant("at"),
                row.getString("tier"),
                row.getString("previous"),
                row.getObject("rate_from", LocalDate.class),
                row.instantOrNull("valid_until"),
                new TierChange.Cause(
                        TierChange.Kind.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                        row.getString("cause_order_id"),
                        row.getBigDecimal("cause_value"),
                        row.getBigDecimal("cause_threshold")),
                row.getString("programme_version"));
    }

    @Nullable
    Object[] row() {
        TierChange.Cause cause = change.cause();
        return new @Nullable Object[] {
            member,
            sequence,
            ladder,
            change.tier(),
            change.previous(),
            change.at(),
            change.rateFrom(),
            change.validUntil(),
            cause.kind().word(),
            cause.id(),
            cause.value(),
            cause.threshold(),
            change.programmeVersion(),
            recordedAt
        };
    }

    /** The event that tells it. */
    Envelope event() {
        TierChange.Cause cause = change.cause();
        boolean override = cause.kind() == TierChange.Kind.GRANTED;
        TierChanged data = new TierChanged(
                member,
                change.at(),
                ladder,
                change.tier(),
                change.previous(),
                change.rateFrom(),
                change.validUntil(),
                new TierChanged.Cause(
                        cause.kind().word(),
                        override ? null : cause.id(),
                        override ? cause.id() : null,
                        cause.value().stripTrailingZeros(),
                        cause.threshold().stripTrailingZeros()),
                change.programmeVersion());
        return Envelope.about(data, sequence, null);
    }
}
