package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loyalty.programme.tiers.Ladder.Step;
import loyalty.programme.tiers.LadderTerms;
import org.jspecify.annotations.Nullable;

/** The progress of a member on a ladder: what their history comes to by now, and, looking ahead, by itself. */
final class TierProgress {

    private final TierEvaluation evaluation;
    private final Grants grants;
    private final Instant now;
    private final Terms terms;

    TierProgress(TierEvaluation evaluation, List<Grant> grants, Instant now) {
        this.evaluation = evaluation;
        this.grants = new Grants(evaluation, grants);
        this.now = now;
        this.terms = evaluation.terms(now);
    }

    TierStatus status() {
        String earned = evaluation.earned().tier(terms);
        Optional<Grant> given = grants.above(earned, now);
        String tier = given.map(Grant::tier).orElse(earned);
        Instant validUntil = given.map(Grant::until).orElse(evaluation.earned().validUntil());
        List<TierChange> changes = grants.changes(evaluation.earned().changes(), now);
        var window = new TierStatus.Window(
                evaluation.cursor().window(now, terms), terms.windowBegins(now), terms.windowEnds(now));
        TierStatus.Keep keep = given.isPresent() ? null : keep();
        Instant due = QualifyingCursor.earliest(evaluation.nextMoment(), evaluation.nextDue());
        String projected = projected(validUntil, tier, given.isPresent());
        boolean atRisk = terms.ladder().rankOf(projected) < terms.ladder().rankOf(tier);
        return new TierStatus(
                terms.programme(),
                terms.ladder(),
                tier,
                since(changes),
                validUntil,
                window,
                keep,
                projected,
                changes,
                QualifyingCursor.earliest(
                        QualifyingCursor.earliest(due, grants.nextAfter(now)), nextWarning(validUntil)),
                atRisk && validUntil != null ? warning(validUntil) : null);
    }

    /** Since when the tier has been held without a break: to keep it, and grace, are more of the same. */
    private static @Nullable Instant since(List<TierChange> changes) {
        int first = changes.size();
        while (first > 0
                && changes.get(first - 1).tier().equals(changes.getLast().tier())) {
            first--;
        }
        return first == changes.size() ? null : changes.get(first).at();
    }

    private TierStatus.@Nullable Keep keep() {
        Instant by = evaluation.earned().validUntil();
        Step step = terms.step(evaluation.earned().tier(terms));
        BigDecimal threshold = step == null ? null : step.keep();
        boolean impossible = terms.ladder().keepBy() == LadderTerms.KeepBy.NOTHING;
        return by == null || threshold == null || impossible
                ? null
                : new TierStatus.Keep(evaluation.earned().keepValue(terms), threshold, by);
    }

    /** Evaluates up to the next turn as if nothing more happened; nothing can be asked of the present after that. */
    private String projected(@Nullable Instant validUntil, String tier, boolean given) {
        Instant turn = validUntil == null ? evaluation.nextDue() : validUntil;
        if (turn == null) {
            return tier;
        }
        evaluation.review(turn);
        Instant graceEnds = evaluation.earned().validUntil();
        if (!given && evaluation.earned().isInGrace() && graceEnds != null) {
            turn = graceEnds;
            evaluation.review(turn);
        }
        String earned = evaluation.earned().tier(evaluation.terms(turn));
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

    private TierStatus.@Nullable Warning warning(Instant validUntil) {
        return terms.ladder().warnDays().stream()
                .filter(days -> !warnedAt(validUntil, days).isAfter(now))
                .min(Comparator.naturalOrder())
                .map(days -> new TierStatus.Warning(days, validUntil))
                .orElse(null);
    }

    private Instant warnedAt(Instant validUntil, int days) {
        return terms.startOf(terms.dayOf(validUntil).minusDays(days));
    }
}
