package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.tiers.Ladder.Step;
import loyalty.programme.tiers.LadderTerms;
import org.jspecify.annotations.Nullable;

/** The tier that a member has by what they did, what it stands on, and how it came and goes. */
final class EarnedTier {

    private final QualifyingCursor cursor;
    private final List<TierChange> changes = new ArrayList<>();
    /** Null is the lowest, whatever a version of the programme calls it. */
    private @Nullable String tier;

    private @Nullable Instant validUntil;
    private @Nullable Instant graceOf;
    private int periodFrom;
    private @Nullable Ground ground;

    EarnedTier(QualifyingCursor cursor) {
        this.cursor = cursor;
    }

    /** What a tier stands on: these gains, enough to reach it or to keep it. */
    private record Ground(int from, int to, boolean kept) {}

    /** Gives a higher tier when the gains from a place on support one. */
    void reach(Instant at, Terms terms, int from, @Nullable String by, LocalDate rateFrom) {
        BigDecimal value = cursor.since(from, terms);
        Ladder ladder = terms.ladder();
        Step supported = ladder.supportedBy(value);
        if (ladder.rankOf(supported.tier()) > ladder.rankOf(tier(terms))) {
            ground = new Ground(from, cursor.counted(), false);
            Instant end = terms.reachedOnLastsUntil(terms.dayOf(at));
            var cause = new TierChange.Cause(TierChange.Kind.REACHED, by, value, orZero(supported.threshold()));
            begin(at, terms, supported, rateFrom, end, cause);
        }
    }

    /** Ends the status: it is kept, lasts a little longer by grace, or is lost. */
    void end(Instant end, Terms terms) {
        Instant ended = graceOf == null ? end : graceOf;
        int from = keepFrom(terms, ended);
        BigDecimal value = cursor.since(from, terms);
        Step step = terms.step(tier(terms));
        boolean kept = step != null && terms.ladder().keepBy() != LadderTerms.KeepBy.NOTHING && step.isKeptWith(value);
        if (step != null && kept) {
            ground = new Ground(from, cursor.counted(), true);
            var cause = new TierChange.Cause(TierChange.Kind.KEPT, null, value, orZero(step.keep()));
            begin(end, terms, step, terms.firstDayFrom(end), terms.nextPeriodLastsUntil(ended, ended), cause);
        } else if (graceOf == null && terms.ladder().missed().graceDays() > 0 && step != null) {
            validUntil = terms.graceEnds(end);
            graceOf = end;
            var cause = new TierChange.Cause(TierChange.Kind.GRACE, null, value, orZero(step.keep()));
            note(end, terms, tier(terms), terms.firstDayFrom(end), cause);
        } else {
            drop(end, ended, terms, from, value);
        }
    }

    private void drop(Instant at, Instant ended, Terms terms, int from, BigDecimal value) {
        Ladder ladder = terms.ladder();
        Step supported = ladder.supportedBy(value);
        int rank = ladder.rankOf(tier(terms));
        int to = rank < 0 ? ladder.rankOf(supported.tier()) : terms.dropFrom(rank, supported);
        Step step = ladder.steps().get(to);
        ground = step.isReachedWith(value) ? new Ground(from, cursor.counted(), false) : null;
        boolean anew = to == rank;
        Instant until = anew ? terms.reachedOnLastsUntil(terms.dayOf(at)) : terms.nextPeriodLastsUntil(ended, at);
        TierChange.Kind kind = anew ? TierChange.Kind.REACHED : TierChange.Kind.LAPSED;
        var cause = new TierChange.Cause(kind, null, value, orZero(step.threshold()));
        begin(at, terms, step, terms.firstDayFrom(at), until, cause);
    }

    /**
     * Takes the tier away when neither what it was given for nor the window supports it any more. What is left is the tier
     * that the member would have had they never collected what came back, with its dates.
     *
     * @param judged the last instant of the window
     * @param without what would have been earned
     */
    void fall(Instant at, Instant judged, Terms terms, @Nullable String orderId, Supplier<EarnedTier> without) {
        Step step = terms.step(tier(terms));
        Ground on = ground;
        if (validUntil == null || on == null || step == null) {
            return;
        }
        BigDecimal then = cursor.between(on.from(), on.to(), terms);
        BigDecimal most = then.max(cursor.window(judged, terms));
        if (step.isReachedWith(most) || (on.kept() && step.isKeptWith(then))) {
            return;
        }
        Ladder ladder = terms.ladder();
        EarnedTier left = without.get();
        int rank = ladder.rankOf(tier(terms));
        int to = terms.notBelowFloor(rank, Math.max(0, ladder.rankOf(left.tier(terms))));
        if (to < rank) {
            take(left, terms.isEndless(to));
            var cause = new TierChange.Cause(TierChange.Kind.RETURNED, orderId, most, orZero(step.threshold()));
            note(at, terms, ladder.steps().get(to).tier(), terms.firstDayFrom(at), cause);
        }
    }

    private void take(EarnedTier other, boolean endless) {
        validUntil = endless ? null : other.validUntil;
        graceOf = endless ? null : other.graceOf;
        periodFrom = other.periodFrom;
        ground = other.ground;
    }

    private void begin(Instant at, Terms terms, Step step, LocalDate rateFrom, Instant end, TierChange.Cause cause) {
        validUntil = terms.isEndless(terms.ladder().rankOf(step.tier())) ? null : end;
        graceOf = null;
        periodFrom = cursor.counted();
        note(at, terms, step.tier(), rateFrom, cause);
    }

    private void note(Instant at, Terms terms, String now, LocalDate rateFrom, TierChange.Cause cause) {
        String previous = tier(terms);
        tier = now.equals(terms.lowest()) ? null : now;
        changes.add(new TierChange(
                at,
                now,
                previous,
                rateFrom,
                validUntil,
                cause,
                terms.programme().version()));
    }

    /** What counts by now for keeping the tier; nothing when it does not end. */
    BigDecimal keepValue(Terms terms) {
        Instant end = graceOf == null ? validUntil : graceOf;
        return end == null ? BigDecimal.ZERO : cursor.since(keepFrom(terms, end), terms);
    }

    private int keepFrom(Terms terms, Instant end) {
        return terms.ladder().keepBy() == LadderTerms.KeepBy.SAME_AGAIN
                ? periodFrom
                : cursor.placeOf(terms.keepBegins(end));
    }

    private static BigDecimal orZero(@Nullable BigDecimal threshold) {
        return threshold == null ? BigDecimal.ZERO : threshold;
    }

    /** The tier as a version of the programme calls it. */
    String tier(Terms terms) {
        return tier == null ? terms.lowest() : tier;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    boolean isInGrace() {
        return graceOf != null;
    }

    List<TierChange> changes() {
        return List.copyOf(changes);
    }
}
