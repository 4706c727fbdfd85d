package loyalty.cli.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import loyalty.cli.Api;
import loyalty.cli.Bars;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.StackException;
import loyalty.local.keys.Tokens;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Takes in what an older system knows: orders with their original dates, opening balances and members, one JSON object a
 * line, in the order of the file. Goes on where it stopped; a line that is refused is set aside and fails alone. It ends with
 * 1 as long as any line of the file, in whichever run, was refused.
 */
@Command(
        name = "import",
        description = "Take in orders, opening balances and members, one JSON object a line; resumable.")
public final class Import implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @Parameters(
            paramLabel = "FILE",
            description = "Newline-delimited JSON: an orderId, openingBalanceId or memberId each.")
    private Path file = Path.of("");

    @Mixin
    private final DataFolder data = new DataFolder();

    /** For picocli. */
    public Import() {}

    @Override
    public Integer call() {
        RunningSystem running = data.running();
        Tokens tokens = new Tokens(data.keys());
        if (!Files.isRegularFile(file)) {
            throw new StackException(file + " is not a file");
        }
        try (Progress progress = Progress.of(data.path(), file);
                Counter counter = new Counter(
                        new Api(running.gateway(), tokens.of("checkout")),
                        new Api(running.gateway(), tokens.of("marketer")))) {
            greet(progress);
            run(progress, counter);
            return progress.reached().refused() == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void greet(Progress progress) {
        if (progress.survey().hasMark()) {
            System.out.println("the file begins with a mark of byte order, which is passed over");
        }
        if (!progress.greeting().isEmpty()) {
            System.out.println(progress.greeting());
        }
    }

    private void run(Progress progress, Counter counter) throws IOException {
        Checkpoint before = progress.reached();
        long begun = System.nanoTime();
        try (Lines lines = Lines.of(file);
                ProgressBar bar = Bars.of("Lines", progress.survey().lines())) {
            while (lines.taken() < before.lines() && lines.peek() != null) {
                lines.take();
            }
            bar.stepTo(lines.taken());
            while (lines.peek() != null) {
                Batch batch = Batch.from(lines);
                List<String> refused = counter.handIn(batch);
                progress.done(
                        batch.lines(), batch.fingerprint(), batch.records().size() - refused.size(), refused);
                bar.stepTo(batch.lines());
            }
        }
        report(before, progress, (System.nanoTime() - begun) / NANOS);
    }

    private static void report(Checkpoint before, Progress progress, double seconds) {
        Checkpoint all = progress.reached();
        long taken = all.taken() - before.taken();
        System.out.printf("%,d lines taken in %.0f s (%.0f/s)", taken, seconds, taken / seconds);
        if (before.lines() > 0) {
            System.out.printf("; with the runs before it %,d lines taken", all.taken());
        }
        System.out.printf(", %,d refused%n", all.refused());
        if (all.refused() > 0) {
            System.out.println("the refused lines, each with its reason: " + progress.refused());
        }
    }
}
