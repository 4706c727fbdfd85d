package loyalty.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of the table.
 *
 * @param number of the measure that it belongs to
 * @param what in words
 * @param unit of the value, such as × or ms
 * @param values one a round
 * @param bound what it is held to
 * @param atLeast whether more is better
 */
record Measure(int number, String what, String unit, List<Double> values, double bound, boolean atLeast) {

    static Measure atLeast(int number, String what, String unit, List<Double> values, double bound) {
        return new Measure(number, what, unit, values, bound, true);
    }

    static Measure atMost(int number, String what, String unit, List<Double> values, double bound) {
        return new Measure(number, what, unit, values, bound, false);
    }

    double median() {
        return Samples.median(values);
    }

    boolean holds() {
        return atLeast ? median() >= bound : median() <= bound;
    }

    String line() {
        String spread = values.size() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%.2f to %.2f)",
                        values.stream().min(Double::compare).orElseThrow(),
                        values.stream().max(Double::compare).orElseThrow());
        return String.format(
                Locale.ROOT,
                "%2d  %-66s %9.2f %-2s  %s %-7s %s%s",
                number,
                what,
                median(),
                unit,
                atLeast ? "≥" : "≤",
                String.format(Locale.ROOT, "%.2f", bound),
                holds() ? "holds" : "SHORT",
                spread);
    }

    Map<String, Object> json() {
        return Map.of(
                "measure", number,
                "what", what,
                "unit", unit,
                "values", values,
                "median", median(),
                "bound", bound,
                "atLeast", atLeast,
                "holds", holds());
    }
}
