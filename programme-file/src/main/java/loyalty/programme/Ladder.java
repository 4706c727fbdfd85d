package loyalty.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tier ladder.
 *
 * @param ladder its id; {@code club} when the file is silent
 * @param metric what a purchase adds
 * @param windowMonths how many months back purchases count, today included
 * @param validMonths how many months a tier holds once it was reached or kept
 * @param steps the tiers from the lowest, whose threshold is zero, to the highest
 */
public record Ladder(@Nullable String ladder, Metric metric, int windowMonths, int validMonths, List<Step> steps) {

    private static final String DEFAULT_LADDER = "club";

    public Ladder {
        ladder = ladder == null ? DEFAULT_LADDER : ladder;
        steps = List.copyOf(steps);
    }

    @Override
    public String ladder() {
        return Objects.requireNonNull(ladder);
    }

    /** The tier that everybody has. */
    public Step lowest() {
        return steps.getFirst();
    }

    /** The highest tier that so much supports. */
    public Step supportedBy(BigDecimal value) {
        return steps.reversed().stream()
                .filter(step -> value.compareTo(step.threshold()) >= 0)
                .findFirst()
                .orElse(lowest());
    }

    /** Where a tier stands on the ladder, from 0; −1 when this ladder has no such tier. */
    public int rankOf(String tier) {
        return steps.stream().map(Step::tier).toList().indexOf(tier);
    }

    /** What a purchase adds to the counter of a ladder. */
    public enum Metric {
        /** The amount of money by the basis of the programme. */
        @JsonProperty("spend")
        SPEND,
        /** The points it earned. */
        @JsonProperty("points")
        POINTS,
        /** One for every order. */
        @JsonProperty("orders")
        ORDERS;

        /** The word of the file and of the API. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One tier.
     *
     * @param tier its id
     * @param name what members read; the id when the file is silent
     * @param threshold how much of the metric within the window it takes
     * @param benefits what it brings, in words
     */
    public record Step(String tier, @Nullable String name, BigDecimal threshold, List<Benefit> benefits) {

        public Step {
            name = name == null ? tier : name;
            benefits = Programme.listOrNone(benefits);
        }

        @Override
        public String name() {
            return Objects.requireNonNull(name);
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
