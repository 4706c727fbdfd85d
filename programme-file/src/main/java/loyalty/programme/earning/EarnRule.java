package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Points that come beside the rate, or instead of it.
 *
 * @param rule its id, which explanations name
 * @param each what brings the points
 * @param activity the type of activity, where an activity brings them
 * @param points for each; may have a fraction
 * @param per for spend, the amount of money that brings them; 1.00 when the file is silent
 * @param step for spend, whether only every full {@code per} counts
 * @param instead for spend, whether the lines that are meant no longer earn by the general rate
 * @param when to what it applies
 */
public record EarnRule(
        String rule,
        Each each,
        @Nullable String activity,
        BigDecimal points,
        @Nullable BigDecimal per,
        boolean step,
        boolean instead,
        @Nullable When when) {

    public EarnRule {
        per = per == null ? BigDecimal.ONE : per;
        when = when == null ? When.ALWAYS : when;
    }

    @Override
    public BigDecimal per() {
        return Objects.requireNonNull(per);
    }

    @Override
    public When when() {
        return Objects.requireNonNull(when);
    }

    /** What brings points. */
    public enum Each {
        /** So much money spent on the lines that are meant. */
        @JsonProperty("spend")
        SPEND,
        /** A unit of a line that is meant. */
        @JsonProperty("item")
        ITEM,
        /** An order with a line that is meant. */
        @JsonProperty("order")
        ORDER,
        /** The first order that the programme hears of, if it has a line that is meant. */
        @JsonProperty("first-order")
        FIRST_ORDER,
        /** An activity of the rule's type. */
        @JsonProperty("activity")
        ACTIVITY,
        /** Joining the programme. */
        @JsonProperty("enrolment")
        ENROLMENT;

        /** Whether an order can bring it. */
        public boolean isOfOrders() {
            return this != ACTIVITY && this != ENROLMENT;
        }
    }
}
