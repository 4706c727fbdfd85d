package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.programme.Programme;
import loyalty.programme.tiers.Ladder;
import loyalty.tier.domain.TierStatus;
import org.jspecify.annotations.Nullable;

/**
 * A member's tier as phone and support see it. Money metrics are strings, others whole numbers.
 *
 * @param ladder the id of the ladder
 * @param ladders where the member stands on further ladders
 */
record TierView(
        String ladder,
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
     * The view of a status.
     *
     * @param joined since when the member is one
     * @param languages best first
     */
    static TierView of(TierStatus status, List<TierView> ladders, Instant joined, List<String> languages) {
        Ladder.Step step = status.step();
        TierStatus.Window window = status.window();
        return new TierView(
                status.ladder().ladder(),
                step.tier(),
                step.name(),
                Optional.ofNullable(status.since()).orElse(joined),
                status.validUntil(),
                new Qualifying(
                        status.ladder().metric().word(), shown(window.value(), status), window.begins(), window.ends()),
                next(status),
                keep(status),
                status.projected(),
                step.benefits().stream()
                        .map(b -> new BenefitView(b.id(), Programme.textIn(b.text(), languages)))
                        .toList(),
                ladders);
    }

    private static @Nullable Next next(TierStatus status) {
        return status.next()
                .map(next -> new Next(
                        next.step().tier(),
                        shown(Optional.ofNullable(next.step().threshold()).orElse(BigDecimal.ZERO), status),
                        shown(next.needed(), status)))
                .orElse(null);
    }

    private static @Nullable Keep keep(TierStatus status) {
        TierStatus.Keep keep = status.keep();
        return keep == null ? null : new Keep(shown(keep.threshold(), status), shown(keep.needed(), status), keep.by());
    }

    private static Object shown(BigDecimal value, TierStatus status) {
        return status.ladder().metric() == Ladder.Metric.SPEND
                ? value.setScale(status.programme().amountDecimals(), RoundingMode.FLOOR)
                : (Object) value.longValue();
    }
}
