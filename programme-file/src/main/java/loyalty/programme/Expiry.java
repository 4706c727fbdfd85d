package loyalty.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When points end.
 *
 * @param everybody how long points live
 * @param byTier how long they live for who holds a tier when they are earned
 */
public record Expiry(
        @JsonUnwrapped Life everybody, @Nullable Map<String, Life> byTier) {

    /** Points live for ever. */
    public static final Expiry NEVER = new Expiry(Life.FOREVER, null);

    /** How long points live that are earned in a tier. */
    public Life lifeFor(@Nullable String tier) {
        return tier == null || byTier == null ? everybody : byTier.getOrDefault(tier, everybody);
    }
}
