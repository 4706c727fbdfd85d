package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to points when goods come back.
 *
 * @param whenSpent what happens when the points that the goods had earned are spent; debt when the file is silent
 * @param graceDays how many days points live at least that come back because the goods which they paid for do; 30 when the
 *     file is silent
 */
public record ReturnRules(
        @Nullable WhenSpent whenSpent, @Nullable Integer graceDays) {

    private static final int GRACE_DAYS = 30;

    /** What holds when a file says nothing about it. */
    public static final ReturnRules DEFAULT = new ReturnRules(null, null);

    public ReturnRules {
        whenSpent = whenSpent == null ? WhenSpent.DEBT : whenSpent;
        graceDays = graceDays == null ? GRACE_DAYS : graceDays;
    }

    @Override
    public WhenSpent whenSpent() {
        return Objects.requireNonNull(whenSpent);
    }

    @Override
    public Integer graceDays() {
        return Objects.requireNonNull(graceDays);
    }

    /** What happens when points that are to be taken back are not there any more. */
    public enum WhenSpent {
        /** The member owes them, and the next points that are earned pay for it. */
        @JsonProperty("debt")
        DEBT,
        /** The member keeps what they have spent; the balance never falls below zero. */
        @JsonProperty("floor")
        FLOOR,
        /** The return is refused. */
        @JsonProperty("refuse")
        REFUSE
    }
}
