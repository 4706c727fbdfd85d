package loyalty.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import loyalty.local.StackException;

/** What processes take of the machine. */
final class Processes {
    private static final double KILOBYTES = 1_024.0;

    private Processes() {}

    /** Processor time so far, in milliseconds. */
    static double millis(ProcessHandle... processes) {
        return Stream.of(processes)
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                .sum();
    }

    /** Memory, with its share of what it shares with others (PSS), in megabytes; Linux tells it. */
    static double megabytes(ProcessHandle process) {
        Path rollup = Path.of("/proc", "" + process.pid(), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / KILOBYTES;
        } catch (IOException e) {
            throw new StackException("this machine does not tell what memory a process has", e);
        }
    }
}
