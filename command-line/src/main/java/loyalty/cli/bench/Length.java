package loyalty.cli.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long a bench takes, and how much it can be believed.
 *
 * @param members who have bought before it begins
 * @param rounds of loops and service in turn
 * @param slice the time of one loop, or of one part of the service
 * @param warmUp the longest time until the rate is steady
 * @param threads of the loops of single orders, tried one after the other
 * @param batches sizes of the loop of batches
 * @param requests at the end, at least, before memory is read
 * @param entries to which the ledger grows, to see whether an order costs more then; 0 for not at all
 */
record Length(
        int members,
        int rounds,
        Duration slice,
        Duration warmUp,
        List<Integer> threads,
        List<Integer> batches,
        int requests,
        int entries) {

    private static final int MEMBERS = 100_000;

    /** A look, under four minutes. */
    static Length quick() {
        return new Length(
                10_000, 1, Duration.ofSeconds(3), Duration.ofSeconds(20), List.of(8, 32), List.of(128, 512), 0, 0);
    }

    /** What is written down. */
    static Length full() {
        return new Length(
                MEMBERS,
                3,
                Duration.ofSeconds(8),
                Duration.ofSeconds(60),
                List.of(1, 4, 16, 64),
                List.of(32, 128, 512, 1024),
                0,
                500_000);
    }

    /** With a million members, a million requests and ten million entries. */
    static Length ofHours() {
        Length full = full();
        return new Length(
                1_000_000, full.rounds, full.slice, full.warmUp, full.threads, full.batches, 1_000_000, 10_000_000);
    }

    /** The members there are when it is first seen what an order costs. */
    int membersAtFirst() {
        return Math.min(members, MEMBERS);
    }
}
