package loyalty.cli.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import loyalty.cli.Api;
import loyalty.cli.DataFolder;
import loyalty.cli.RunningSystem;
import loyalty.local.StackException;
import loyalty.local.keys.Tokens;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Takes in what an older system knows: orders with their original dates, opening balances and members, one JSON object a
 * line, in the order of the file. Goes on where it stopped; a line that is refused is set aside and fails alone.
 */
@Command(
        name = "import",
        description = "Take in orders, opening balances and members, one JSON object a line; resumable.")
public final class Import implements Callable<Integer> {

    private static final int LINES_AT_ONCE = 2_000;
    private static final int BYTES_AT_ONCE = 4_000_000;
    private static final double NANOS = 1e9;

    @Parameters(
            paramLabel = "FILE",
            description = "Newline-delimited JSON: an orderId, openingBalanceId or memberId each.")
    private Path file = Path.of("");

    @Mixin
    private final DataFolder data = new DataFolder();

    private long taken;
    private long refused;

    /** For picocli. */
    public Import() {}

    @Override
    public Integer call() {
        RunningSystem running = data.running();
        Tokens tokens = new Tokens(data.keys());
        long begun = System.nanoTime();
        Progress progress = progress();
        try (Counter counter = new Counter(
                        new Api(running.gateway(), tokens.of("checkout")),
                        new Api(running.gateway(), tokens.of("marketer")));
                BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                ProgressBar bar = bar()) {
            run(lines, progress, counter, bar);
        } catch (IOException e) {
            throw unreadable(e);
        }
        report(progress, (System.nanoTime() - begun) / NANOS);
        return refused == 0 ? 0 : 1;
    }

    private Progress progress() {
        try {
            return Progress.of(data.path(), file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private StackException unreadable(IOException e) {
        return new StackException("cannot read " + file + ": " + e.getMessage(), e);
    }

    private void run(BufferedReader lines, Progress progress, Counter counter, ProgressBar bar) throws IOException {
        long done = progress.lines();
        for (long skipped = 0; skipped < done && lines.readLine() != null; skipped++) {
            bar.step();
        }
        if (done > 0) {
            System.out.println("going on behind line " + done);
        }
        Record next = read(lines, done + 1);
        while (next != null) {
            List<Record> some = new ArrayList<>();
            Record.Kind kind = next.kind();
            int bytes = 0;
            while (next != null && next.kind() == kind && some.size() < LINES_AT_ONCE && bytes < BYTES_AT_ONCE) {
                some.add(next);
                bytes += next.text().length();
                next = read(lines, next.number() + 1);
            }
            List<String> set = counter.handIn(some);
            progress.refuse(set);
            progress.reached(some.getLast().number());
            taken += some.size() - set.size();
            refused += set.size();
            bar.stepBy(some.size());
        }
    }

    private static @Nullable Record read(BufferedReader lines, long number) throws IOException {
        String line = lines.readLine();
        return line == null ? null : Record.of(number, line);
    }

    private ProgressBar bar() throws IOException {
        long lines;
        try (var all = Files.lines(file, StandardCharsets.UTF_8)) {
            lines = all.count();
        }
        return new ProgressBarBuilder()
                .setTaskName("Lines")
                .setInitialMax(lines)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .build();
    }

    private void report(Progress progress, double seconds) {
        System.out.printf(
                "%,d lines taken in %.0f s (%.0f/s), %,d refused%n", taken, seconds, taken / seconds, refused);
        if (refused > 0) {
            System.out.println("the refused lines, each with its reason: " + progress.refused());
        }
    }
}
