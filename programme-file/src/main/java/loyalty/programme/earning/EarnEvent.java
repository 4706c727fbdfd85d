package loyalty.programme.earning;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Days on which the rate counts several times.
 *
 * @param event its id, which explanations name
 * @param times how often the rate counts; 1 when only tiers are named
 * @param timesByTier how often by tier, instead of {@code times}
 * @param when to what it applies
 */
public record EarnEvent(
        String event,
        @Nullable BigDecimal times,
        @Nullable Map<String, BigDecimal> timesByTier,
        @Nullable When when) {

    public EarnEvent {
        times = times == null ? BigDecimal.ONE : times;
        timesByTier = timesByTier == null ? Map.of() : Map.copyOf(timesByTier);
        when = when == null ? When.ALWAYS : when;
    }

    @Override
    public When when() {
        return Objects.requireNonNull(when);
    }

    /** How often the rate counts for a tier. */
    public BigDecimal timesFor(String tier) {
        return Objects.requireNonNull(timesByTier).getOrDefault(tier, Objects.requireNonNull(times));
    }
}
