package loyalty.programme.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How points are earned, when they can be spent, and when they end.
 *
 * @param earn the general rate; null when only rules bring points
 * @param basis what of an order counts; goods after discounts when the file is silent
 * @param rules what brings points beside the rate, or instead of it
 * @param events days on which the rate counts several times
 * @param eventsTogether what happens when several events meet; the best one wins when the file is silent
 * @param caps how much can be earned at most
 * @param rounding how fractions are rounded; down when the file is silent
 * @param roundingEach whether each line is rounded or the order as a whole; the order when the file is silent
 * @param pending how long points wait; not at all when the file is silent
 * @param expiry when points end; never when the file is silent
 * @param value what points are worth when they pay for an order; null when they cannot
 * @param returns what happens to points when goods come back
 */
public record PointRules(
        @Nullable Earn earn,
        @Nullable Basis basis,
        @Nullable List<EarnRule> rules,
        @Nullable List<EarnEvent> events,
        @Nullable EventsTogether eventsTogether,
        @Nullable List<Cap> caps,
        @Nullable Rounding rounding,
        @Nullable RoundingEach roundingEach,
        @Nullable Pending pending,
        @Nullable Expiry expiry,
        @Nullable Value value,
        @Nullable ReturnRules returns) {

    public PointRules {
        basis = basis == null ? new Basis(null, null, null, null) : basis;
        rules = rules == null ? List.of() : List.copyOf(rules);
        events = events == null ? List.of() : List.copyOf(events);
        eventsTogether = eventsTogether == null ? EventsTogether.BEST : eventsTogether;
        caps = caps == null ? List.of() : List.copyOf(caps);
        rounding = rounding == null ? Rounding.FLOOR : rounding;
        roundingEach = roundingEach == null ? RoundingEach.ORDER : roundingEach;
        pending = pending == null ? new Pending(0, null, null) : pending;
        expiry = expiry == null ? Expiry.NEVER : expiry;
        returns = returns == null ? ReturnRules.DEFAULT : returns;
    }

    @Override
    public Basis basis() {
        return Objects.requireNonNull(basis);
    }

    @Override
    public List<EarnRule> rules() {
        return Objects.requireNonNull(rules);
    }

    @Override
    public List<EarnEvent> events() {
        return Objects.requireNonNull(events);
    }

    @Override
    public EventsTogether eventsTogether() {
        return Objects.requireNonNull(eventsTogether);
    }

    @Override
    public List<Cap> caps() {
        return Objects.requireNonNull(caps);
    }

    @Override
    public Rounding rounding() {
        return Objects.requireNonNull(rounding);
    }

    @Override
    public RoundingEach roundingEach() {
        return Objects.requireNonNull(roundingEach);
    }

    @Override
    public Pending pending() {
        return Objects.requireNonNull(pending);
    }

    @Override
    public Expiry expiry() {
        return Objects.requireNonNull(expiry);
    }

    @Override
    public ReturnRules returns() {
        return Objects.requireNonNull(returns);
    }

    /** The attributes of members that a rule or an event asks for, each with a value that it wants to see. */
    public Set<Map.Entry<String, String>> attributesAsked() {
        return Stream.concat(
                        rules().stream().map(EarnRule::when), events().stream().map(EarnEvent::when))
                .flatMap(when -> when.attributes().entrySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The general rate.
     *
     * @param points points for every {@code per}
     * @param per an amount of money; 1.00 when the file is silent
     * @param step whether only every full {@code per} in one order counts
     * @param timesByTier a factor by tier; 1 for a tier that is not named
     */
    public record Earn(
            BigDecimal points,
            @Nullable BigDecimal per,
            boolean step,
            @Nullable Map<String, BigDecimal> timesByTier) {

        public Earn {
            per = per == null ? BigDecimal.ONE : per;
            timesByTier = timesByTier == null ? Map.of() : Map.copyOf(timesByTier);
        }

        @Override
        public BigDecimal per() {
            return Objects.requireNonNull(per);
        }

        /** The points for every {@code per} in a tier. */
        public BigDecimal rateFor(String tier) {
            return points.multiply(Objects.requireNonNull(timesByTier).getOrDefault(tier, BigDecimal.ONE));
        }
    }

    /** What happens when several events meet. */
    public enum EventsTogether {
        /** The one that brings most counts alone. */
        @JsonProperty("best")
        BEST,
        /** Twice and three times make four times: each adds what it brings beyond the rate. */
        @JsonProperty("add-up")
        ADD_UP
    }

    /** What is rounded. */
    public enum RoundingEach {
        @JsonProperty("order")
        ORDER,
        @JsonProperty("line")
        LINE
    }

    /**
     * How long points wait. At most one of these is given.
     *
     * @param days whole days of the programme's zone after the day of the purchase
     * @param hours hours after the purchase
     * @param until the day from whose start they can be spent
     */
    public record Pending(
            @Nullable Integer days,
            @Nullable Integer hours,
            @Nullable LocalDate until) {}

    /**
     * What points are worth when they pay for an order.
     *
     * @param points so many points
     * @param amount are worth so much
     */
    public record Value(long points, BigDecimal amount) {}
}
