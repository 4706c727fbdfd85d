package loyalty.points.domain.earning;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which tier a member held when, as far as the events tell. A later event counts more than an earlier one: a late order
 * may have lifted the member on a day that lies before other changes.
 */
public record TierPeriods(List<Period> periods) {

    /** A member of whom no tier was ever told. */
    public static final TierPeriods NONE = new TierPeriods(List.of());

    public TierPeriods {
        periods = List.copyOf(periods);
    }

    /**
     * What one event tells.
     *
     * @param sequence its number among the member's; the higher, the later told
     * @param rateFrom the first day, in the programme's zone, that earns at the tier's rate
     */
    public record Period(long sequence, LocalDate rateFrom, String tier) {}

    /**
     * The tier held when the day began; nothing when no event speaks of that day.
     *
     * @param ofTheLadder whether a tier is one by which rates go; what is told of other ladders says nothing here
     */
    public Optional<String> on(LocalDate day, Predicate<String> ofTheLadder) {
        return periods.stream()
                .filter(period -> !period.rateFrom().isAfter(day) && ofTheLadder.test(period.tier()))
                .max(Comparator.comparingLong(Period::sequence))
                .map(Period::tier);
    }
}
