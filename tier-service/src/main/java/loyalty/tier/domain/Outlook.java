package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loyalty.programme.Ladder.Step;
import loyalty.programme.LadderTerms;
import org.jspecify.annotations.Nullable;

/** Looks from a story that was told up to now at what it comes to, and ahead at what it will come to by itself. */
final class Outlook {

    private final Climb climb;
    private final Grants grants;
    private final Instant now;
    private final Terms terms;

    Outlook(Climb climb, List<Grant> grants, Instant now) {
        this.climb = climb;
        this.grants = new Grants(climb, grants);
        this.now = now;
        this.terms = climb.terms(now);
    }

    Standing standing() {
        String earned = climb.status().tier(terms);
        Optional<Grant> given = grants.above(earned, now);
        String tier = given.map(Grant::tier).orElse(earned);
        Instant validUntil = given.map(Grant::until).orElse(climb.status().validUntil());
        List<Change> changes = grants.changes(climb.status().changes(), now);
        var window = new Standing.Window(
                climb.progress().window(now, terms), terms.windowBegins(now), terms.windowEnds(now));
        Standing.Keep keep = given.isPresent() ? null : keep();
        Instant due = Progress.earliest(climb.nextMoment(), climb.nextDue());
        String projected = projected(validUntil, tier);
        boolean atRisk = terms.ladder().rankOf(projected) < terms.ladder().rankOf(tier);
        return new Standing(
                terms.programme(),
                terms.ladder(),
                tier,
                since(changes),
                validUntil,
                window,
                keep,
                projected,
                changes,
                Progress.earliest(Progress.earliest(due, grants.nextAfter(now)), nextWarning(validUntil)),
                atRisk && validUntil != null ? warning(validUntil) : null);
    }

    /** Grace is more of the same status. */
    private static @Nullable Instant since(List<Change> changes) {
        return changes.reversed().stream()
                .filter(change -> change.cause().kind() != Change.Kind.GRACE)
                .findFirst()
                .map(Change::at)
                .orElse(null);
    }

    private Standing.@Nullable Keep keep() {
        Instant by = climb.status().validUntil();
        Step step = terms.step(climb.status().tier(terms));
        BigDecimal threshold = step == null ? null : step.keep();
        boolean impossible = terms.ladder().keepBy() == LadderTerms.KeepBy.NOTHING;
        return by == null || threshold == null || impossible
                ? null
                : new Standing.Keep(climb.status().keepValue(terms), threshold, by);
    }

    /** Tells the story to its next turn as if nothing more happened; nothing can be asked of the present after that. */
    private String projected(@Nullable Instant validUntil, String tier) {
        Instant turn = validUntil == null ? climb.nextDue() : validUntil;
        if (turn == null) {
            return tier;
        }
        climb.review(turn);
        Instant graceEnds = climb.status().validUntil();
        if (climb.status().isInGrace() && graceEnds != null) {
            turn = graceEnds;
            climb.review(turn);
        }
        String earned = climb.status().tier(climb.terms(turn));
        return grants.above(earned, turn).map(Grant::tier).orElse(earned);
    }

    private @Nullable Instant nextWarning(@Nullable Instant validUntil) {
        return validUntil == null
                ? null
                : terms.ladder().warnDays().stream()
                        .map(days -> warnedAt(validUntil, days))
                        .filter(at -> at.isAfter(now))
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    private Standing.@Nullable Warning warning(Instant validUntil) {
        return terms.ladder().warnDays().stream()
                .filter(days -> !warnedAt(validUntil, days).isAfter(now))
                .min(Comparator.naturalOrder())
                .map(days -> new Standing.Warning(days, validUntil))
                .orElse(null);
    }

    private Instant warnedAt(Instant validUntil, int days) {
        return terms.startOf(terms.dayOf(validUntil).minusDays(days));
    }
}
