package loyalty.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import loyalty.cli.RunningSystem;
import loyalty.cli.bench.load.Orders;
import loyalty.cli.bench.load.Seen;
import loyalty.cli.bench.load.Tills;
import loyalty.cli.up.MeasuredSystem;
import loyalty.local.StackException;

/** Parts of the bench: callers at a door for a time; what they were told is looked up afterwards. */
final class Part {
    private final RunningSystem running;
    private final String token;
    private int members;
    private final Ledger ledger;
    private final AtomicInteger number = new AtomicInteger();
    private int acknowledged;

    Part(MeasuredSystem system, Ledger ledger) {
        this.running = system.running();
        this.token = system.tokens().of("checkout");
        this.ledger = ledger;
    }

    /** Among how many members orders are spread from now on. */
    void spread(int members) {
        this.members = members;
    }

    /** Where orders are taken in. */
    enum Door {
        POINTS,
        GATEWAY
    }

    /** How callers behave. */
    private interface Behaviour {
        Seen of(Tills tills) throws IOException;
    }

    /** Callers who send their next order when they have their answer, members at random. */
    Seen busily(Door door, int connections, Duration time) {
        return run(door, connections, members, tills -> tills.busily(time));
    }

    /** The same, all orders of one member. */
    Seen busilyForOne(int connections, Duration time) {
        return run(Door.POINTS, connections, 1, tills -> tills.busily(time));
    }

    /** Orders at even distances. */
    Seen atRate(Door door, double perSecond, int connections, Duration time) {
        return run(door, connections, members, tills -> tills.atRate(perSecond, time));
    }

    private Seen run(Door door, int connections, int among, Behaviour behaviour) {
        String prefix = "part" + number.incrementAndGet() + "-";
        URI target = URI.create(door == Door.GATEWAY ? running.gateway() : running.service("points-service"));
        String placedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Orders orders = new Orders(target, token, prefix, among, placedAt, running.currency());
        try (Tills tills = new Tills(target, connections, orders)) {
            Seen seen = behaviour.of(tills);
            ledger.expect(prefix, seen);
            acknowledged += seen.acknowledged().cardinality();
            return seen;
        } catch (IOException e) {
            throw new StackException("the callers were cut off: " + e.getMessage(), e);
        }
    }

    /** How many orders were acknowledged in all parts. */
    int acknowledged() {
        return acknowledged;
    }
}
