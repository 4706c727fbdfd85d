package loyalty.points.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import loyalty.points.domain.account.Entry;
import loyalty.points.domain.account.EntryId;
import loyalty.points.explanation.ExplanationView;
import org.jspecify.annotations.Nullable;

/** An entry for a reader; with its explanation where it is read alone. */
record EntryView(
        String entryId,
        String kind,
        long points,
        long balanceAfter,
        Instant at,
        @Nullable Instant placedAt,
        @Nullable String orderId,
        String actor,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationView explanation) {

    /** Who did what nobody asked for: time. */
    private static final String CLOCK = "clock";

    static EntryView of(EntryId ids, Entry entry, @Nullable ExplanationView explanation) {
        Entry.Cause cause = entry.cause();
        return new EntryView(
                ids.entry(entry.seq()),
                entry.kind().word(),
                entry.points(),
                entry.after().ledger(),
                entry.at(),
                cause == null ? null : cause.placedAt(),
                cause == null ? null : cause.orderId(),
                cause == null ? CLOCK : cause.actor(),
                cause == null ? null : cause.reason(),
                explanation);
    }
}
