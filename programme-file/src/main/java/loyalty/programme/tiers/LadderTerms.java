package loyalty.programme.tiers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words in which a ladder says when a tier is reached, how long it lasts and how it is lost. */
public final class LadderTerms {

    private LadderTerms() {}

    /** The years that a counter can begin anew with; a ladder without one looks back so many rolling months. */
    public enum Window {
        /** From 1 January on. */
        @JsonProperty("calendar-year")
        CALENDAR_YEAR,
        /** From the day on which the member joined, and its anniversaries; of a leap day, 28 February in other years. */
        @JsonProperty("membership-year")
        MEMBERSHIP_YEAR
    }

    /** When a tier is reached that the counter supports. */
    public enum Promotion {
        /** With the purchase that brings what is needed. */
        @JsonProperty("at-once")
        AT_ONCE,
        /** When the year ends in which enough was collected. */
        @JsonProperty("period-end")
        PERIOD_END
    }

    /** How long a tier lasts, where it is not so many months. */
    public enum Validity {
        /** To the end of the window in which it was reached. */
        @JsonProperty("window-end")
        WINDOW_END,
        /** For the rest of the year in which it was reached and the whole next one. */
        @JsonProperty("year-and-next")
        YEAR_AND_NEXT
    }

    /** What keeps a tier when it ends. */
    public enum KeepBy {
        /** As much again, collected since the tier was reached or last kept. */
        @JsonProperty("same-again")
        SAME_AGAIN,
        /** What the window holds that ends with it. */
        @JsonProperty("window")
        WINDOW,
        /** Nothing: it ends, and is reached anew. */
        @JsonProperty("nothing")
        NOTHING
    }

    /** When a tier is lost that a return leaves without support. The counter is lower at once in every case. */
    public enum Returns {
        /** With the return. */
        @JsonProperty("at-once")
        AT_ONCE,
        /** When the year of the return ends; on a ladder of rolling months, when the tier ends. */
        @JsonProperty("period-end")
        PERIOD_END,
        /** Not before the tier ends. */
        @JsonProperty("never")
        NEVER
    }

    /** How far somebody drops who did not keep a tier. */
    public enum Drop {
        /** To the tier that was supported. */
        @JsonProperty("supported")
        SUPPORTED,
        /** One tier, and not more. */
        @JsonProperty("one-step")
        ONE_STEP
    }

    /**
     * What happens to who did not keep a tier.
     *
     * @param drop how far they drop; to what is supported when the file is silent
     * @param floor the tier below which nobody drops who ever had it, if there is one
     * @param graceDays how many days longer the tier lasts, in which it can still be kept; none when the file is silent
     */
    public record Missed(
            @Nullable Drop drop,
            @Nullable String floor,
            @Nullable Integer graceDays) {

        /** What happens when a file says nothing about it. */
        public static final Missed DEFAULT = new Missed(null, null, null);

        public Missed {
            drop = drop == null ? Drop.SUPPORTED : drop;
            graceDays = graceDays == null ? 0 : graceDays;
        }

        @Override
        public Drop drop() {
            return Objects.requireNonNull(drop);
        }

        @Override
        public Integer graceDays() {
            return Objects.requireNonNull(graceDays);
        }
    }

    /**
     * What of an order counts.
     *
     * @param kinds the kinds of line; goods when the file is silent
     * @param exceptCategories the categories that do not count
     * @param paidWithVouchers whether the part that vouchers and store currency pay counts; it does not when the file is
     *     silent
     */
    public record Basis(
            @Nullable Set<String> kinds,
            @Nullable Set<String> exceptCategories,
            @Nullable Boolean paidWithVouchers) {

        public Basis {
            kinds = kinds == null ? Set.of("goods") : Set.copyOf(kinds);
            exceptCategories = exceptCategories == null ? Set.of() : Set.copyOf(exceptCategories);
            paidWithVouchers = paidWithVouchers != null && paidWithVouchers;
        }

        /** Whether the part that vouchers and store currency pay counts. */
        public boolean countsPaidWithVouchers() {
            return Boolean.TRUE.equals(paidWithVouchers);
        }

        /** Whether a line of this kind and category counts. */
        public boolean counts(String kind, @Nullable String category) {
            return Objects.requireNonNull(kinds).contains(kind)
                    && (category == null
                            || !Objects.requireNonNull(exceptCategories).contains(category));
        }
    }
}
