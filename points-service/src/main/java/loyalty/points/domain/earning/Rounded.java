package loyalty.points.domain.earning;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import loyalty.programme.earning.Rounding;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Parts of what is earned, summed before they are rounded: each line with all that was earned on it, and what the order as a
 * whole brings.
 *
 * @param parts what is summed
 * @param rounding how each sum is rounded
 */
record Rounded(List<RulePart> parts, Rounding rounding) {

    /** Whole points of all parts together. */
    long points() {
        return points(part -> true, BigFraction.ZERO);
    }

    /** Whole points of some of the parts, and of a fraction that is carried to the order. */
    long points(Predicate<RulePart> some, BigFraction carried) {
        RoundingMode mode = rounding.mode();
        return sums(some, carried).values().stream()
                .mapToLong(sum -> Fractions.whole(sum, mode))
                .reduce(0, Math::addExact);
    }

    private Map<@Nullable String, BigFraction> sums(Predicate<RulePart> some, BigFraction carried) {
        Map<@Nullable String, BigFraction> sums = new LinkedHashMap<>();
        sums.put(null, carried);
        for (RulePart part : parts) {
            if (some.test(part)) {
                part.pieces().forEach(piece -> sums.merge(piece.line(), piece.points(), BigFraction::add));
            }
        }
        return sums;
    }
}
