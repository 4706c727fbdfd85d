package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loyalty.programme.Programme;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.tiers.Ladder.Step;
import org.jspecify.annotations.Nullable;

/**
 * The tier status of a member on a ladder at an instant.
 *
 * @param programme the version in force
 * @param ladder the ladder as that version has it
 * @param tier the tier
 * @param since since when; null when the member always had it
 * @param validUntil the exclusive end of the status; null where it has none
 * @param window what counts for reaching a tier
 * @param keep what it takes to keep the tier; null when it does not end, or cannot be kept
 * @param projected the tier when the status ends, or the year that promotes, if nothing more is collected
 * @param changes how the member came here
 * @param dueAt when time alone changes something; null when it does not
 * @param warning that the tier is about to be lost, when the time to say so has come; null otherwise
 */
public record TierStatus(
        Programme programme,
        Ladder ladder,
        String tier,
        @Nullable Instant since,
        @Nullable Instant validUntil,
        Window window,
        @Nullable Keep keep,
        String projected,
        List<TierChange> changes,
        @Nullable Instant dueAt,
        @Nullable Warning warning) {

    /**
     * What a window holds.
     *
     * @param begins its first instant
     * @param ends its exclusive end
     */
    public record Window(BigDecimal value, Instant begins, Instant ends) {}

    /**
     * What it takes to keep a tier.
     *
     * @param value what was collected for it
     * @param threshold what it takes
     * @param by the exclusive end of the time for it
     */
    public record Keep(BigDecimal value, BigDecimal threshold, Instant by) {

        /** What is still missing. */
        public BigDecimal needed() {
            return threshold.subtract(value).max(BigDecimal.ZERO);
        }
    }

    /**
     * That a tier is about to be lost.
     *
     * @param days how many days ahead this is said
     * @param until the exclusive end of the status
     */
    public record Warning(int days, Instant until) {}

    /**
     * The next tier that can be reached, and what is missing to it.
     *
     * @param needed what is still missing
     */
    public record Next(Step step, BigDecimal needed) {}

    /**
     * Evaluates the tier status.
     *
     * @param now the instant; what is dated later does not count yet
     * @param history what is known, in any order
     */
    public static TierStatus at(Instant now, QualifyingHistory history, LadderBook book) {
        TierEvaluation evaluation = new TierEvaluation(history, book);
        evaluation.advanceTo(now);
        return new TierProgress(evaluation, history.grants(), now).status();
    }

    /** The next tier above this one that is not given by invitation; nothing at the top. */
    public Optional<Next> next() {
        return ladder.steps().stream()
                .skip(Math.max(0, ladder.rankOf(tier)) + 1L)
                .flatMap(step -> Stream.ofNullable(step.threshold())
                        .map(threshold -> new Next(
                                step, threshold.subtract(window.value()).max(BigDecimal.ZERO))))
                .findFirst();
    }

    /** The step of the tier; the lowest where this version of the ladder has no such tier. */
    public Step step() {
        return ladder.steps().get(Math.max(0, ladder.rankOf(tier)));
    }
}
