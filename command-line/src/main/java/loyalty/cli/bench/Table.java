package loyalty.cli.bench;

import java.util.List;
import java.util.stream.Stream;

/** What was seen, against what it is held to. */
final class Table {
    private static final double SECOND = 1_000;

    private Table() {}

    /** The measures in their order, as far as they were taken; the bounds are those of {@code docs/benchmarks.md}. */
    static List<Measure> of(Samples seen) {
        return Stream.of(alone(seen), overload(seen), whole(seen), late(seen))
                .flatMap(List::stream)
                .filter(measure -> !measure.values().isEmpty())
                .toList();
    }

    private static List<Measure> alone(Samples seen) {
        return List.of(
                Measure.atLeast(1, "orders a second against bare JDBC (L1)", "×", seen.ratio("spread", "L1"), 2),
                Measure.atLeast(1, "… with 256 connections", "×", seen.ratio("spread-256", "L1"), 2),
                Measure.atLeast(2, "the same against batches of bare JDBC (L2)", "×", seen.ratio("spread", "L2"), 0.3),
                Measure.atLeast(3, "one member against bare JDBC (Lhot)", "×", seen.ratio("hot", "Lhot"), 10),
                Measure.atLeast(3, "one member against many", "×", seen.ratio("hot", "spread"), 0.5),
                Measure.atMost(
                        4,
                        "99% at 70% of its peak against a bare transaction",
                        "×",
                        seen.ratio("p99", "bare-alone"),
                        25),
                Measure.atMost(
                        4, "one request alone against a bare transaction", "×", seen.ratio("one", "bare-alone"), 2.5));
    }

    private static List<Measure> overload(Samples seen) {
        return List.of(
                Measure.atMost(5, "overload: 99% of what is accepted", "ms", seen.of("overload-accepted"), SECOND),
                Measure.atMost(5, "… of what is refused", "ms", seen.of("overload-refused"), SECOND),
                Measure.atMost(
                        5, "… without an answer, or refused without Retry-After", "", seen.of("overload-wrong"), 0));
    }

    private static List<Measure> whole(Samples seen) {
        return List.of(
                Measure.atLeast(
                        6,
                        "through the gateway against direct",
                        "×",
                        seen.ratio("beside-gateway", "beside-direct"),
                        0.7),
                Measure.atMost(
                        6, "… what it adds at the median", "ms", seen.difference("alone-gateway", "alone-direct"), 1),
                Measure.atMost(7, "order to phone, 99% at 70% of the gateway's peak", "ms", seen.of("shown"), 500));
    }

    private static List<Measure> late(Samples seen) {
        return List.of(
                Measure.atMost(8, "an order's cost in a grown ledger", "×", seen.ratio("cost-many", "cost-few"), 1.2),
                Measure.atMost(10, "memory of points-service (PSS)", "MB", seen.of("memory"), 300));
    }
}
