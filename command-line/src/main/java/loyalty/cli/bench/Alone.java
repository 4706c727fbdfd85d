package loyalty.cli.bench;

import java.util.List;
import java.util.function.Consumer;
import loyalty.cli.bench.load.Seen;
import loyalty.cli.bench.loops.Loops;
import loyalty.cli.up.MeasuredSystem;
import loyalty.local.StackException;

/** The parts that points-service runs for alone, beside the loops. */
record Alone(
        MeasuredSystem system, Part part, Ledger ledger, Samples samples, Length length, Consumer<String> progress) {
    private static final int MANY = 256;
    private static final int SOME = 64;
    private static final int CROWD = 1_024;
    private static final double OF_THE_PEAK = 0.7;
    private static final double OVERLOAD = 4;
    private static final double P99 = 99;
    private static final double MEDIAN = 50;

    void round(Loops loops) {
        progress.accept("bare loops");
        samples.add("L1", best(length.threads(), threads -> loops.spread(threads, length.slice())));
        samples.add("L2", best(length.batches(), size -> loops.batches(1, size, length.slice())));
        samples.add("Lhot", best(length.threads(), threads -> loops.hot(threads, length.slice())));
        samples.add("bare-alone", loops.aloneMillis(length.slice()));
        progress.accept("points-service alone");
        Seen some = part.busily(Part.Door.POINTS, SOME, length.slice());
        Seen many = part.busily(Part.Door.POINTS, MANY, length.slice());
        samples.add("spread-64", some.perSecond());
        samples.add("spread-256", many.perSecond());
        samples.add("spread", Math.max(some.perSecond(), many.perSecond()));
        samples.add("hot", part.busilyForOne(MANY, length.slice()).perSecond());
        samples.add("one", part.busily(Part.Door.POINTS, 1, length.slice()).acceptedMillis(MEDIAN));
        progress.accept("70% of its peak");
        double peak = Math.max(some.perSecond(), many.perSecond());
        samples.add(
                "p99",
                part.atRate(Part.Door.POINTS, OF_THE_PEAK * peak, MANY, length.slice())
                        .acceptedMillis(P99));
        ledger.check();
    }

    void overload() {
        double peak = Samples.median(samples.of("spread"));
        Seen seen = part.atRate(Part.Door.POINTS, OVERLOAD * peak, CROWD, length.slice());
        samples.add("overload-accepted", seen.acceptedMillis(P99));
        samples.add("overload-refused", seen.refusedMillis(P99));
        samples.add(
                "overload-refusals",
                seen.statuses().entrySet().stream()
                        .filter(one -> one.getKey() == 429 || one.getKey() == 503)
                        .mapToInt(one -> one.getValue())
                        .sum());
        samples.add("overload-wrong", seen.withoutRetryAfter() + (double) seen.unansweredCount());
        ledger.check();
    }

    /** What an order costs with as many entries as there are. */
    void cost(String of) {
        samples.add("entries-" + of, ledger.entries());
        double before = processorMillis();
        Seen seen = part.busily(Part.Door.POINTS, SOME, length.slice().multipliedBy(2));
        samples.add(
                "cost-" + of, (processorMillis() - before) / seen.acknowledged().cardinality());
    }

    private double processorMillis() {
        return Processes.millis(system.process("points-service"), system.process("database"));
    }

    private interface Loop {
        double of(int number);
    }

    private static double best(List<Integer> numbers, Loop loop) {
        return numbers.stream().mapToDouble(loop::of).max().orElseThrow(() -> new StackException("no loop ran"));
    }
}
