package loyalty.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How points are earned, when they can be spent, and when they end.
 *
 * @param earn the rate
 * @param basis what of an order counts; goods after discounts when the file is silent
 * @param rounding how the fraction of an order is rounded; down when the file is silent
 * @param pending how long points wait; not at all when the file is silent
 * @param expiry when points end; never when the file is silent
 */
public record PointRules(
        Earn earn,
        @Nullable Basis basis,
        @Nullable Rounding rounding,
        @Nullable Pending pending,
        @Nullable Expiry expiry) {

    public PointRules {
        basis = basis == null ? new Basis(Set.of("goods")) : basis;
        rounding = rounding == null ? Rounding.FLOOR : rounding;
        pending = pending == null ? new Pending(0) : pending;
        expiry = expiry == null ? new Expiry(null, null) : expiry;
    }

    @Override
    public Basis basis() {
        return java.util.Objects.requireNonNull(basis);
    }

    @Override
    public Rounding rounding() {
        return java.util.Objects.requireNonNull(rounding);
    }

    @Override
    public Pending pending() {
        return java.util.Objects.requireNonNull(pending);
    }

    @Override
    public Expiry expiry() {
        return java.util.Objects.requireNonNull(expiry);
    }

    /**
     * The rate.
     *
     * @param points points for every {@code per}
     * @param per an amount of money; 1.00 when the file is silent
     * @param timesByTier a factor by tier; 1 for a tier that is not named
     */
    public record Earn(
            BigDecimal points,
            @Nullable BigDecimal per,
            @Nullable Map<String, BigDecimal> timesByTier) {

        public Earn {
            per = per == null ? BigDecimal.ONE : per;
            timesByTier = timesByTier == null ? Map.of() : Map.copyOf(timesByTier);
        }

        @Override
        public BigDecimal per() {
            return java.util.Objects.requireNonNull(per);
        }

        /** The factor of a tier. */
        public BigDecimal timesFor(String tier) {
            return java.util.Objects.requireNonNull(timesByTier).getOrDefault(tier, BigDecimal.ONE);
        }
    }

    /**
     * What of an order counts.
     *
     * @param kinds the kinds of line, such as {@code goods}
     */
    public record Basis(Set<String> kinds) {

        public Basis {
            kinds = Set.copyOf(kinds);
        }
    }

    /** How a fraction of a point is rounded. */
    public enum Rounding {
        /** Down. */
        @JsonProperty("floor")
        FLOOR("floor", RoundingMode.FLOOR),
        /** To the nearest, a half up. */
        @JsonProperty("half-up")
        HALF_UP("half-up", RoundingMode.HALF_UP);

        private final String word;
        private final RoundingMode mode;

        Rounding(String word, RoundingMode mode) {
            this.word = word;
            this.mode = mode;
        }

        /** The word of the file. */
        public String word() {
            return word;
        }

        /** What it means in arithmetic. */
        public RoundingMode mode() {
            return mode;
        }
    }

    /**
     * How long points wait.
     *
     * @param days whole days of the programme's zone after the day of the purchase
     */
    public record Pending(int days) {}

    /**
     * When points end. At most one of the two is given; neither means never.
     *
     * @param endOfMonthPlusMonths months after the end of the month of the purchase
     * @param months months after the day of the purchase
     */
    public record Expiry(
            @Nullable Integer endOfMonthPlusMonths,
            @Nullable Integer months) {}
}
