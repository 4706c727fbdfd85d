package loyalty.points.explanation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.Entry;
import loyalty.points.domain.account.EntryId;
import loyalty.points.domain.earning.Earned;
import org.jspecify.annotations.Nullable;

/** Why an entry says what it says, for a reader. */
public record ExplanationView(
        @Nullable String programmeVersion, String text, List<Explanation.RuleApplied> rules, List<Lot> lots) {

    /** A lot that was opened or drawn on. */
    record Lot(String lotId, long points, @Nullable Instant expiresAt) {}

    /** How an order or an activity earned what it earned. */
    public static ExplanationView of(Pseudonym member, Earned earned, @Nullable Long entrySeq, Language language) {
        List<Lot> lots = entrySeq == null
                ? List.of()
                : List.of(new Lot(EntryId.of(member).lot(entrySeq, 1), earned.points(), earned.expiresAt()));
        return new ExplanationView(
                earned.programmeVersion(),
                Wording.earned(language, earned.rules(), earned.points()),
                earned.rules(),
                lots);
    }

    private static String reason(Entry.@Nullable Cause cause) {
        return Objects.requireNonNullElse(cause == null ? null : cause.reason(), "");
    }

    private static String orderId(Entry.@Nullable Cause cause) {
        return Objects.requireNonNullElse(cause == null ? null : cause.orderId(), "");
    }

    /** How an entry of the journal came about. */
    public static ExplanationView of(Pseudonym member, Entry entry, Language language, ZoneId zone) {
        EntryId ids = EntryId.of(member);
        Explanation explanation = entry.explanation();
        Entry.Cause cause = entry.cause();
        String text = switch (entry.kind()) {
            case EARN -> Wording.earned(language, explanation.rules(), entry.points());
            case EXPIRE -> Wording.ended(language, -entry.points(), entry.at(), zone);
            case REDEEM ->
                entry.eventSeq() == null
                        ? Wording.spent(language, -entry.points(), cause == null ? null : cause.orderId())
                        : Wording.became(language, -entry.points(), reason(cause));
            case RETURN -> Wording.returned(language, -entry.points(), orderId(cause));
            case RESTORE -> Wording.restored(language, entry.points(), orderId(cause));
            case ADJUST -> Wording.adjusted(language, entry.points(), reason(cause));
            case TRANSFER -> Wording.takenOver(language, entry.points());
        };
        return new ExplanationView(
                cause == null ? null : cause.programmeVersion(),
                text,
                explanation.rules(),
                explanation.lots().stream()
                        .map(lot -> new Lot(ids.lot(lot.seq(), lot.part()), lot.points(), lot.expiresAt()))
                        .toList());
    }
}
