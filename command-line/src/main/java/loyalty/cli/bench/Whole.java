package loyalty.cli.bench;

import java.time.Duration;
import loyalty.cli.bench.load.Seen;
import loyalty.cli.up.MeasuredSystem;
import loyalty.cli.verify.Verify;

/**
 * The parts that the whole system runs for: the gateway, and what a phone sees.
 *
 * @param length of a part
 * @param events how long they may take to arrive between parts
 */
record Whole(MeasuredSystem system, Part part, Samples samples, Length length, Duration events) {
    private static final int MANY = 256;
    private static final int SOME = 64;
    private static final double OF_THE_PEAK = 0.7;
    private static final double P99 = 99;
    private static final double MEDIAN = 50;

    void round(int round) {
        Seen direct = part.busily(Part.Door.POINTS, SOME, length.slice());
        Seen through = part.busily(Part.Door.GATEWAY, SOME, length.slice());
        samples.add("beside-direct", direct.perSecond());
        samples.add("beside-gateway", through.perSecond());
        samples.add(
                "alone-direct", part.busily(Part.Door.POINTS, 1, length.slice()).acceptedMillis(MEDIAN));
        samples.add(
                "alone-gateway",
                part.busily(Part.Door.GATEWAY, 1, length.slice()).acceptedMillis(MEDIAN));
        Verify.awaitEvents(system.running(), events);
        Duration time = length.slice().multipliedBy(2);
        try (Watching phones = Watching.open(system, "" + round)) {
            phones.begin(time);
            part.atRate(Part.Door.GATEWAY, OF_THE_PEAK * through.perSecond(), MANY, time);
            samples.add("shown", phones.shownMillis(P99));
        }
        Verify.awaitEvents(system.running(), events);
    }
}
