package loyalty.cli.bench;

import java.util.ArrayList;
import java.util.List;

/** What was seen, against what it is held to. */
final class Table {
    private Table() {}

    /** The measures in their order; the bounds are those of {@code docs/benchmarks.md}. */
    static List<Measure> of(Samples seen) {
        List<Measure> all = new ArrayList<>(alone(seen));
        all.addAll(overload(seen));
        all.addAll(whole(seen));
        return all.stream().filter(measure -> !measure.values().isEmpty()).toList();
    }

    private static List<Measure> alone(Samples seen) {
        return List.of(
                Measure.atLeast(2, "the same against batches of bare JDBC (L2)", "×", seen.ratio("spread", "L2"), 0.3));
    }

    private static List<Measure> overload(Samples seen) {
        return List.of(Measure.atMost(5, "… of what is refused", "ms", seen.of("overload-refused"), 1_000));
    }

    private static List<Measure> whole(Samples seen) {
        return List.of(Measure.atMost(10, "memory of points-service (PSS)", "MB", seen.of("memory"), 300));
    }

    private static List<Double> growth(List<Double> costs) {
        return costs.size() < 2 ? List.of() : List.of(costs.getLast() / costs.getFirst());
    }
}
