package loyalty.tier.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.programme.Ladder;
import loyalty.programme.Ladder.Step;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeCalendar;
import loyalty.tier.domain.Climb;
import loyalty.tier.domain.Standing;
import org.jspecify.annotations.Nullable;

/** A member's tier as phone and support see it. Money metrics are strings, others whole numbers. */
record TierView(
        String tier,
        String name,
        Instant since,
        @Nullable Instant validUntil,
        Qualifying qualifying,
        @Nullable Next next,
        @Nullable Keep keep,
        String projected,
        List<BenefitView> benefits,
        List<TierView> ladders) {

    /** What counts, and within which window. */
    record Qualifying(String metric, Object value, Instant windowStart, Instant windowEnd) {}

    /** The next tier and what is missing to it. */
    record Next(String tier, Object threshold, Object needed) {}

    /** What it takes to keep the tier, what is missing, and by when. */
    record Keep(Object threshold, Object needed, Instant by) {}

    /** Something that the tier brings. */
    record BenefitView(String id, String text) {}

    /**
     * The view of a standing.
     *
     * @param now the instant that it was computed for
     * @param joined since when the member is one
     * @param languages best first
     */
    static TierView of(Standing standing, Programme programme, Instant now, Instant joined, List<String> languages) {
        Ladder ladder = programme.tiers();
        int rank = Math.max(0, ladder.rankOf(standing.tier()));
        Step step = ladder.steps().get(rank);
        ProgrammeCalendar calendar = programme.calendar();
        return new TierView(
                step.tier(),
                step.name(),
                Optional.ofNullable(standing.since()).orElse(joined),
                standing.validUntil(),
                new Qualifying(
                        ladder.metric().word(),
                        shown(standing.windowValue(), programme),
                        Climb.windowBegins(now, programme),
                        calendar.endOf(calendar.dayOf(now))),
                rank + 1 < ladder.steps().size() ? next(ladder.steps().get(rank + 1), standing, programme) : null,
                keep(step, standing, programme),
                projected(step, standing, ladder),
                step.benefits().stream()
                        .map(b -> new BenefitView(b.id(), Programme.textIn(b.text(), languages)))
                        .toList(),
                List.of());
    }

    private static Next next(Step step, Standing standing, Programme programme) {
        BigDecimal needed = step.threshold().subtract(standing.windowValue()).max(BigDecimal.ZERO);
        return new Next(step.tier(), shown(step.threshold(), programme), shown(needed, programme));
    }

    private static @Nullable Keep keep(Step step, Standing standing, Programme programme) {
        if (standing.validUntil() == null) {
            return null;
        }
        BigDecimal needed = step.threshold().subtract(standing.periodValue()).max(BigDecimal.ZERO);
        return new Keep(shown(step.threshold(), programme), shown(needed, programme), standing.validUntil());
    }

    /** The tier when the status ends, if nothing more is bought. */
    private static String projected(Step step, Standing standing, Ladder ladder) {
        boolean kept = standing.validUntil() == null || standing.periodValue().compareTo(step.threshold()) >= 0;
        return kept ? step.tier() : ladder.supportedBy(standing.periodValue()).tier();
    }

    private static Object shown(BigDecimal value, Programme programme) {
        return programme.tiers().metric() == Ladder.Metric.SPEND
                ? value.setScale(programme.amountDecimals(), RoundingMode.FLOOR)
                : (Object) value.longValue();
    }
}
