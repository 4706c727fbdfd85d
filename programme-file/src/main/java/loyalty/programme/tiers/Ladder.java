package loyalty.programme.tiers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tier ladder.
 *
 * @param ladder its id; {@code club} when the file is silent
 * @param metric what counts
 * @param activities the types of activity that count, where the metric is activities
 * @param basis what of an order counts; as for points when the file is silent
 * @param windowMonths how many months back counts, today included; null where the window is a year
 * @param window the year with which the counter begins anew; null where it looks back so many months
 * @param promotion when a tier is reached; at once when the file is silent
 * @param validMonths how many months a tier lasts once it was reached or kept; null where the end is that of a year
 * @param valid the year with whose end a tier ends; null where it lasts so many months
 * @param keepBy what keeps a tier; when the file is silent, the same again on rolling months, the window on years
 * @param missed what happens to who did not keep it
 * @param returns when a tier is lost that a return leaves without support; at the period's end when the file is silent
 * @param warnDays how many days before a tier ends members are warned who have not yet kept it
 * @param steps the tiers from the lowest, whose threshold is zero, to the highest
 */
public record Ladder(
        @Nullable String ladder,
        Metric metric,
        @Nullable List<String> activities,
        LadderTerms.@Nullable Basis basis,
        @Nullable Integer windowMonths,
        LadderTerms.@Nullable Window window,
        LadderTerms.@Nullable Promotion promotion,
        @Nullable Integer validMonths,
        LadderTerms.@Nullable Validity valid,
        LadderTerms.@Nullable KeepBy keepBy,
        LadderTerms.@Nullable Missed missed,
        LadderTerms.@Nullable Returns returns,
        @Nullable List<Integer> warnDays,
        List<Step> steps) {

    private static final String DEFAULT_LADDER = "club";

    public Ladder {
        ladder = ladder == null ? DEFAULT_LADDER : ladder;
        activities = activities == null ? List.of() : List.copyOf(activities);
        promotion = promotion == null ? LadderTerms.Promotion.AT_ONCE : promotion;
        keepBy = keepBy == null ? usualKeep(window, valid, promotion) : keepBy;
        missed = missed == null ? LadderTerms.Missed.DEFAULT : missed;
        returns = returns == null ? LadderTerms.Returns.PERIOD_END : returns;
        warnDays = warnDays == null ? List.of() : List.copyOf(warnDays);
        steps = List.copyOf(steps);
    }

    /** What was reached at once and lasts to the end of its own window cannot be kept by what reached it. */
    private static LadderTerms.KeepBy usualKeep(
            LadderTerms.@Nullable Window window,
            LadderTerms.@Nullable Validity valid,
            LadderTerms.Promotion promotion) {
        if (window == null) {
            return LadderTerms.KeepBy.SAME_AGAIN;
        }
        return valid == LadderTerms.Validity.WINDOW_END && promotion == LadderTerms.Promotion.AT_ONCE
                ? LadderTerms.KeepBy.NOTHING
                : LadderTerms.KeepBy.WINDOW;
    }

    @Override
    public String ladder() {
        return Objects.requireNonNull(ladder);
    }

    @Override
    public List<String> activities() {
        return Objects.requireNonNull(activities);
    }

    @Override
    public LadderTerms.Promotion promotion() {
        return Objects.requireNonNull(promotion);
    }

    @Override
    public LadderTerms.KeepBy keepBy() {
        return Objects.requireNonNull(keepBy);
    }

    @Override
    public LadderTerms.Missed missed() {
        return Objects.requireNonNull(missed);
    }

    @Override
    public LadderTerms.Returns returns() {
        return Objects.requireNonNull(returns);
    }

    @Override
    public List<Integer> warnDays() {
        return Objects.requireNonNull(warnDays);
    }

    /** The tier that everybody has. */
    public Step lowest() {
        return steps.getFirst();
    }

    /** The highest tier that so much supports. */
    public Step supportedBy(BigDecimal value) {
        return steps.reversed().stream()
                .filter(step -> step.isReachedWith(value))
                .findFirst()
                .orElse(lowest());
    }

    /** Where a tier stands on the ladder, from 0; −1 when this ladder has no such tier. */
    public int rankOf(String tier) {
        return steps.stream().map(Step::tier).toList().indexOf(tier);
    }

    /** Up to which rank nobody drops who ever had it: that of the floor, or of the lowest tier. */
    public int floorRank() {
        String floor = missed().floor();
        return floor == null ? 0 : Math.max(0, rankOf(floor));
    }

    /** What counts towards the tiers of a ladder. */
    public enum Metric {
        /** The amount of money by the basis. */
        @JsonProperty("spend")
        SPEND,
        /** The points earned, by orders and activities; never those spent. */
        @JsonProperty("points")
        POINTS,
        /** One for every order. */
        @JsonProperty("orders")
        ORDERS,
        /** One for every activity of the types that the ladder names. */
        @JsonProperty("activities")
        ACTIVITIES;

        /** The word of the file and of the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One tier.
     *
     * @param tier its id
     * @param name what members read; the id when the file is silent
     * @param threshold how much of the metric within the window it takes; null for a tier by invitation
     * @param keep how much it takes to keep it; as much as to reach it when the file is silent
     * @param byInvitation whether it is given by support alone
     * @param benefits what it brings, in words
     */
    public record Step(
            String tier,
            @Nullable String name,
            @Nullable BigDecimal threshold,
            @Nullable BigDecimal keep,
            boolean byInvitation,
            List<Benefit> benefits) {

        public Step {
            name = name == null ? tier : name;
            keep = keep == null ? threshold : keep;
            benefits = benefits == null ? List.of() : List.copyOf(benefits);
        }

        @Override
        public String name() {
            return Objects.requireNonNull(name);
        }

        /** Whether so much is enough to reach it. */
        public boolean isReachedWith(BigDecimal value) {
            return threshold != null && value.compareTo(threshold) >= 0;
        }

        /** Whether so much is enough to keep it. */
        public boolean isKeptWith(BigDecimal value) {
            return keep != null && value.compareTo(keep) >= 0;
        }
    }

    /**
     * Something that a tier brings.
     *
     * @param id what an app may key an icon on
     * @param text by language
     */
    public record Benefit(String id, Map<String, String> text) {}
}
