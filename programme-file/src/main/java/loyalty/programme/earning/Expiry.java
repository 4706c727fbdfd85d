package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When points end.
 *
 * @param everybody how long points live
 * @param byTier how long they live for who holds a tier when they are earned
 * @param atTierChange what becomes of the points that are there when their owner reaches a tier; they keep their end when
 *     the file is silent
 * @param aliveBy what keeps points alive that activity prolongs: {@code order}, {@code redemption}, and types of activity;
 *     all of them when the file is silent
 */
public record Expiry(
        @JsonUnwrapped Life everybody,
        @Nullable Map<String, Life> byTier,
        @Nullable AtTierChange atTierChange,
        @Nullable Set<String> aliveBy) {

    /** The word for a purchase. */
    public static final String ORDER = "order";

    /** The word for spending points. */
    public static final String REDEMPTION = "redemption";

    /** Points live for ever. */
    public static final Expiry NEVER = new Expiry(Life.FOREVER, null, null, null);

    /** How long points live that are earned in a tier. */
    public Life lifeFor(@Nullable String tier) {
        return tier == null || byTier == null ? everybody : byTier.getOrDefault(tier, everybody);
    }

    /** Whether points live on as a tier has them live that is reached, where that is longer. */
    public boolean isExtended() {
        return atTierChange == AtTierChange.EXTEND;
    }

    /** What becomes of points when their owner reaches a tier. */
    public enum AtTierChange {
        /** They end when they would have ended. */
        @JsonProperty("keep")
        KEEP,
        /** They live on as if they had been earned on that day, in that tier, where that is longer. */
        @JsonProperty("extend")
        EXTEND
    }

    /** Whether an activity of this type is named among what keeps points alive. */
    public boolean namesActivity(String type) {
        return aliveBy != null && aliveBy.contains(type) && !type.equals(ORDER) && !type.equals(REDEMPTION);
    }

    /** Whether a purchase, spending points or an activity of this type keeps points alive. */
    public boolean isKeptAliveBy(String word) {
        return aliveBy == null || aliveBy.contains(word);
    }
}
