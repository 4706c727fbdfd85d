package loyalty.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import loyalty.cli.DataFolder;
import loyalty.local.StackException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures this checkout, or this one and another in turn. */
@Command(name = "bench", description = "Measure the system against what its database alone can do.")
public final class Bench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--quick", description = "Few members and one round: a look, in under four minutes.")
    private boolean quick;

    @Option(names = "--long", description = "A million members and a million requests: hours.")
    private boolean hours;

    @Option(names = "--profile", description = "Tell too where the time of an order goes.")
    private boolean profiled;

    @Option(
            names = "--compare",
            paramLabel = "CHECKOUT",
            description = "Measure the built services of another checkout too, and print what has changed.")
    private @Nullable Path other;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the figures go as JSON (default: target/bench.json).")
    private Path json = DataFolder.home().resolve("target/bench.json");

    @Override
    public Integer call() throws IOException, SQLException {
        if (quick && hours) {
            throw new StackException("--quick and --long exclude each other");
        }
        Length length = quick ? Length.quick() : hours ? Length.ofHours() : Length.full();
        Map<Path, Samples> seen = new LinkedHashMap<>();
        List<Path> checkouts = new ArrayList<>(List.of(DataFolder.home()));
        if (other != null) {
            checkouts.addFirst(other.toAbsolutePath().normalize());
        }
        String engine = "";
        List<String> profile = List.of();
        try (ProgressBar bar = bar(checkouts.size() * Course.steps(length))) {
            for (Path checkout : checkouts) {
                try (Course course = new Course(
                        checkout, length, profiled, what -> bar.step().setExtraMessage(what), quietly())) {
                    seen.put(checkout, course.run());
                    engine = course.engine();
                    profile = course.whereTheTimeGoes();
                }
            }
        }
        print(seen, engine, System.out);
        profile.forEach(System.out::println);
        Files.createDirectories(json.toAbsolutePath().getParent());
        Files.writeString(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report(seen, engine, length)));
        return 0;
    }

    private static void print(Map<Path, Samples> seen, String engine, PrintStream out) {
        out.println(machine() + ", " + engine + ", innodb_flush_log_at_trx_commit=1");
        List<Samples> all = new ArrayList<>(seen.values());
        List<Measure> now = Table.of(all.getLast());
        now.forEach(measure -> out.println(measure.line()));
        all.getLast()
                .json()
                .forEach((name, values) -> out.printf(Locale.ROOT, "    %-20s %12.2f%n", name, Samples.median(values)));
        if (all.size() > 1) {
            out.println("against " + seen.keySet().iterator().next() + ":");
            all.getFirst()
                    .json()
                    .forEach((name, values) -> out.printf(
                            Locale.ROOT,
                            "    %-20s %12.2f → %12.2f  %6.2f ×%n",
                            name,
                            Samples.median(values),
                            Samples.median(all.getLast().of(name)),
                            Samples.median(all.getLast().of(name)) / Samples.median(values)));
        }
    }

    private static Map<String, Object> report(Map<Path, Samples> seen, String engine, Length length) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.put("machine", machine());
        report.put("database", engine + ", innodb_flush_log_at_trx_commit=1");
        report.put("members", length.members());
        report.put("rounds", length.rounds());
        seen.forEach((checkout, samples) -> report.put(
                String.valueOf(checkout.getFileName()),
                Map.of(
                        "measures",
                                Table.of(samples).stream().map(Measure::json).toList(),
                        "seen", samples.json())));
        return report;
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }

    private static PrintStream quietly() {
        return new PrintStream(PrintStream.nullOutputStream());
    }

    private static ProgressBar bar(int steps) {
        return new ProgressBarBuilder()
                .setTaskName("Bench")
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .build();
    }
}
