package loyalty.points.domain.earning;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What is counted of a member because a rule of the programme asks for it: the fraction of a point that is carried, and
 * the points of a day, a month or all time under the names of the programme's caps. All of it exactly. Immutable; what is not
 * named is zero.
 */
public record Counts(Map<String, BigFraction> values) {

    /** Nothing is counted. */
    public static final Counts NONE = new Counts(Map.of());

    /** The fraction of a point that earlier orders left, or, below zero, that a return took too much. */
    public static final String CARRIED = "carried";

    /** How many orders came before; only whether there was one is told. */
    public static final String ORDERS = "orders";

    /** How many points pay for the order itself. */
    public static final String PAID_WITH_POINTS = "paid-with-points";

    private static final String ATTRIBUTE = "attribute:";

    public Counts {
        values = Map.copyOf(values);
    }

    /** Under what name it counts, once, that a member has an attribute with a value. */
    public static String attribute(Map.Entry<String, String> attribute) {
        return ATTRIBUTE + attribute.getKey() + '=' + attribute.getValue();
    }

    /** One figure. */
    public static Counts of(String name, BigFraction value) {
        return value.signum() == 0 ? NONE : new Counts(Map.of(name, value));
    }

    /** One figure that is whole. */
    public static Counts of(String name, long value) {
        return of(name, BigFraction.of(value));
    }

    /** A figure; zero when it is not counted. */
    public BigFraction get(String name) {
        return values.getOrDefault(name, BigFraction.ZERO);
    }

    /** Both together, name by name. */
    public Counts plus(Counts more) {
        if (more.values.isEmpty()) {
            return this;
        }
        Map<String, BigFraction> sum = new HashMap<>(values);
        more.values.forEach((name, value) -> sum.merge(name, value, BigFraction::add));
        return new Counts(sum);
    }

    /** What leads from an earlier count to this one. */
    public Counts minus(Counts earlier) {
        Map<String, BigFraction> negated = new HashMap<>();
        earlier.values.forEach((name, value) -> negated.put(name, value.negate()));
        return plus(new Counts(negated)).withoutZeros();
    }

    private Counts withoutZeros() {
        Map<String, BigFraction> some = new HashMap<>(values);
        some.values().removeIf(value -> value.signum() == 0);
        return new Counts(some);
    }

    /** Whether anything is counted. */
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
