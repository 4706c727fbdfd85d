package loyalty.cli.bench.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import loyalty.cli.Api;
import loyalty.cli.RunningSystem;
import loyalty.cli.verify.Books;

/** What an order costs, and where. */
public final class Profile {
    private static final String COUNTERS = """
            select lower(variable_name), variable_value
            from information_schema.global_status
            where variable_name in ('Questions', 'Com_set_option', 'Com_commit', 'Innodb_data_fsyncs')
            """;

    private final RunningSystem running;
    private final long pid;

    /** Of points-service, which is the process with this number. */
    public Profile(RunningSystem running, long pid) {
        this.running = running;
        this.pid = pid;
    }

    /** Runs a part that tells how many orders it brought in, and says what they cost, a line each. */
    public List<String> of(IntSupplier part) {
        try (Books books = Books.of(running);
                Recording recording = Recording.begin(pid)) {
            Map<String, Long> before = books.table(COUNTERS);
            double batches = meter("loyalty_posting_batch_count");
            double commands = meter("loyalty_posting_batch_sum");
            int orders = part.getAsInt();
            Map<String, Long> after = books.table(COUNTERS);
            List<String> lines = new ArrayList<>();
            after.forEach((name, count) -> lines.add(String.format(
                    Locale.ROOT,
                    "%-34s %8.2f an order",
                    name,
                    (count - before.getOrDefault(name, 0L)) / (double) orders)));
            lines.add(String.format(
                    Locale.ROOT,
                    "%-34s %8.1f on average",
                    "commands in a batch",
                    (meter("loyalty_posting_batch_sum") - commands)
                            / (meter("loyalty_posting_batch_count") - batches)));
            lines.addAll(areas(recording.areas()));
            return lines;
        }
    }

    private static List<String> areas(Map<Area, Integer> areas) {
        int all = areas.values().stream().mapToInt(Integer::intValue).sum();
        return areas.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<Area, Integer>::getValue).reversed())
                .map(one -> String.format(
                        Locale.ROOT,
                        "%-34s %8.1f %% of the processor time",
                        one.getKey().words(),
                        100.0 * one.getValue() / all))
                .toList();
    }

    private double meter(String name) {
        String url = running.managementOf("points-service");
        return new Api(url, "")
                .get("/q/metrics")
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
