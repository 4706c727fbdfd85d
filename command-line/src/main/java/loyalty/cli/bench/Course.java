package loyalty.cli.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import loyalty.cli.bench.loops.BareTables;
import loyalty.cli.bench.loops.Loops;
import loyalty.cli.bench.profile.Profile;
import loyalty.cli.up.MeasuredSystem;
import loyalty.cli.verify.Verify;

/** The parts in their order, on one system: the whole of it first, then points-service alone beside the loops. */
final class Course implements AutoCloseable {
    private static final Duration EVENTS = Duration.ofMinutes(30);
    private static final int SOME = 64;
    private static final double STEADY = 0.05;
    private static final List<String> BESIDE = List.of("gateway", "tier-service", "voucher-service");

    private final Length length;
    private final boolean profiled;
    private final Consumer<String> progress;
    private final MeasuredSystem system;
    private final Ledger ledger;
    private final Part part;
    private final Alone alone;
    private final Prefill prefill;
    private final Samples samples = new Samples();
    private List<String> profile = List.of();

    /** @param profiled whether it is also asked where the time goes, by a part of its own */
    Course(Path checkout, Length length, boolean profiled, Consumer<String> progress, PrintStream out)
            throws IOException {
        this.length = length;
        this.profiled = profiled;
        this.progress = progress;
        this.system = MeasuredSystem.start(checkout, out);
        this.ledger = new Ledger(system.running());
        this.part = new Part(system, ledger);
        this.alone = new Alone(system, part, ledger, samples, length, progress);
        this.prefill = new Prefill(system);
    }

    /** How many times {@link #run} tells how far it is. */
    static int steps(Length length) {
        int grown = length.entries() > 0 ? 3 : 0;
        int more = length.members() > length.membersAtFirst() ? 2 : 0;
        return 7 + 4 * length.rounds() + grown + more;
    }

    /** Runs every part; what was seen. */
    Samples run() throws SQLException {
        members(length.membersAtFirst());
        if (length.entries() > 0) {
            costAtFirst();
        }
        if (length.members() > length.membersAtFirst()) {
            members(length.members());
        }
        withTheGateway();
        besideTheLoops();
        step("many at once");
        alone.overload();
        if (profiled) {
            step("where the time goes");
            profile();
        }
        if (length.entries() > 0) {
            costAtLast();
        }
        step("requests until memory is read");
        memory();
        return samples;
    }

    private void costAtFirst() {
        step("what an order costs at first");
        alone();
        alone.cost("few");
        system.resume();
        Verify.awaitEvents(system.running(), EVENTS);
    }

    private void costAtLast() {
        step("the ledger grows");
        prefill.grow(length.entries(), length.members());
        step("what an order costs at last");
        warm(Part.Door.POINTS);
        alone.cost("many");
    }

    private void withTheGateway() {
        step("warm, through the gateway");
        warm(Part.Door.GATEWAY);
        Whole whole = new Whole(system, part, samples, length, EVENTS);
        for (int round = 0; round < length.rounds(); round++) {
            step("gateway against points-service");
            whole.round(round);
        }
        ledger.check();
    }

    private void besideTheLoops() throws SQLException {
        step("warm, points-service alone");
        alone();
        Loops loops = new Loops(BareTables.copied(system.admin()));
        for (int round = 0; round < length.rounds(); round++) {
            alone.round(loops);
        }
        loops.check();
    }

    /** Until so many members have bought something. */
    private void members(int members) {
        step("members who have bought before");
        samples.add("bulk", prefill.grow(members, members));
        part.spread(members);
        step("their events");
        Verify.awaitEvents(system.running(), EVENTS);
    }

    private void alone() {
        BESIDE.forEach(system::suspend);
        warm(Part.Door.POINTS);
    }

    private void profile() {
        Duration time = length.slice().multipliedBy(2);
        profile = new Profile(system.running(), system.process("points-service").pid())
                .of(() ->
                        part.busily(Part.Door.POINTS, SOME, time).acknowledged().cardinality());
    }

    private void memory() {
        while (part.acknowledged() < length.requests()) {
            part.busily(Part.Door.POINTS, SOME, length.slice());
        }
        ledger.check();
        samples.add("memory", Processes.megabytes(system.process("points-service")));
        samples.add("requests", part.acknowledged());
    }

    /** Where the time goes, a line each; nothing unless asked. */
    List<String> whereTheTimeGoes() {
        return profile;
    }

    String engine() {
        return ledger.engine();
    }

    private void step(String what) {
        progress.accept(what);
    }

    /** Until two slices are alike; the compilers are done then. */
    private void warm(Part.Door door) {
        long end = System.nanoTime() + length.warmUp().toNanos();
        double before = 0;
        double now = part.busily(door, SOME, length.slice()).perSecond();
        while (Math.abs(now - before) > STEADY * now && System.nanoTime() < end) {
            before = now;
            now = part.busily(door, SOME, length.slice()).perSecond();
        }
    }

    @Override
    public void close() {
        ledger.close();
        system.close();
    }
}
