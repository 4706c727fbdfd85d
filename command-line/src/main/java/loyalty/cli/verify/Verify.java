package loyalty.cli.verify;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks what is never wrong, one line each; the exit code is 1 if something is. */
@Command(name = "verify", description = "Check the books by plain SQL, once the events have arrived.")
public final class Verify implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        return run(data.running(), System.out) ? 0 : 1;
    }

    /** Waits for the events, prints a line for each invariant, and tells whether all hold. */
    public static boolean run(RunningSystem running, PrintStream out) {
        try (Books books = Books.of(running)) {
            new Drain(books, running.kafka(), PATIENCE).await();
            return check(books, out);
        }
    }

    /**
     * Waits until every service has heard of everything.
     *
     * @throws StackException if that takes longer
     */
    public static void awaitEvents(RunningSystem running, Duration patience) {
        try (Books books = Books.of(running)) {
            new Drain(books, running.kafka(), patience).await();
        }
    }

    /** What does not hold, of the invariants with these numbers, in words. */
    public static List<String> violations(Books books, Set<Integer> numbers) {
        return Invariants.ALL.stream()
                .filter(invariant -> numbers.contains(invariant.number()))
                .filter(invariant -> invariant.violations(books) > 0)
                .map(Invariant::says)
                .toList();
    }

    static boolean check(Books books, PrintStream out) {
        boolean all = true;
        for (Invariant invariant : Invariants.ALL) {
            if (!invariant.applies(books)) {
                out.println(invariant.number() + "  FAILED   " + invariant.says() + ": its tables are missing");
                all = false;
                continue;
            }
            long violations = invariant.violations(books);
            out.println(invariant.number() + "  "
                    + (violations == 0
                            ? "holds    " + invariant.says()
                            : "VIOLATED " + invariant.says() + ": " + violations + " times"));
            all &= violations == 0;
        }
        return all;
    }
}
