package loyalty.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** What was seen, by name, one value a round. */
final class Samples {
    private final Map<String, List<Double>> all = new LinkedHashMap<>();

    void add(String name, double value) {
        all.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    List<Double> of(String name) {
        return List.copyOf(all.getOrDefault(name, List.of()));
    }

    /** The ratio of two, round by round. */
    List<Double> ratio(String name, String to) {
        return combined(name, to, (a, b) -> a / b);
    }

    /** The difference of two, round by round. */
    List<Double> difference(String name, String to) {
        return combined(name, to, (a, b) -> a - b);
    }

    private List<Double> combined(String name, String other, DoubleBinaryOperator operator) {
        List<Double> first = of(name);
        List<Double> second = of(other);
        return IntStream.range(0, Math.min(first.size(), second.size()))
                .mapToObj(i -> operator.applyAsDouble(first.get(i), second.get(i)))
                .toList();
    }

    Map<String, List<Double>> json() {
        return new LinkedHashMap<>(all);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
