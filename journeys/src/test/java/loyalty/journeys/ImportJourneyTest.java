package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJourneyTest {

    private static final int ORDERS = 4_000;
    private static final int OPENINGS = 100;
    private static final int BULK = 30_000;

    @TempDir
    Path folder;

    @Test
    void an_import_that_was_killed_goes_on_where_it_was_and_takes_every_line_once() throws Exception {
        Path file = Files.write(folder.resolve("old.ndjson"), lines());
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")))) {
            Process killed = system.begin(folder.resolve("killed.txt"), "import", file.toString());
            await().atMost(Duration.ofSeconds(60)).until(() -> count(system, "points.purchase") > 100);
            killed.destroyForcibly().waitFor();
            assertThat(count(system, "points.purchase")).isLessThan(ORDERS);

            Process again = system.begin(folder.resolve("again.txt"), "import", file.toString());
            assertThat(again.waitFor()).as("some lines are refused").isEqualTo(1);

            assertThat(Files.readString(folder.resolve("again.txt"))).contains("going on behind line", "2 refused");
            assertThat(count(system, "points.purchase")).isEqualTo(ORDERS);
            assertThat(count(system, "points.opening_balance")).isEqualTo(OPENINGS);
            assertThat(system.run("verify")).contains("8  holds").doesNotContain("VIOLATED");
        }
    }

    @Test
    @Tag("long")
    void the_largest_bulk_goes_through_the_door_whole_and_a_second_time_changes_nothing() throws Exception {
        String bulk = IntStream.range(0, BULK).mapToObj("""
                {"orderId": "bulk-%1$d", "memberId": "bulky-%1$d", "placedAt": "2025-01-10T12:00:00Z", "currency": "USD",\
                 "lines": [{"id": "1", "sku": "s", "quantity": 1, "unitPrice": "9.99"}]}
                """::formatted).collect(Collectors.joining());
        assertThat(bulk.length()).isBetween(5_000_000, 8_000_000);
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")))) {
            String token = system.token("checkout", "till");
            List<String> first =
                    system.bulk("/v1/orders", token, bulk).body().lines().toList();
            List<String> second =
                    system.bulk("/v1/orders", token, bulk).body().lines().toList();

            assertThat(first).hasSize(BULK).isEqualTo(second);
            for (int i = 0; i < BULK; i++) {
                assertThat(first.get(i)).startsWith("{\"orderId\":\"bulk-" + i + "\",\"status\":201,");
            }
            assertThat(count(system, "points.purchase")).isEqualTo(BULK);
            assertThat(system.run("verify")).contains("8  holds").doesNotContain("VIOLATED");
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        Random random = new Random(20_261_124);
        for (int i = 0; i < OPENINGS; i++) {
            lines.add("""
                    {"openingBalanceId": "ob-%d", "memberId": "old-%d", "lifetimeEarned": 900, "lots": [{"points": %d,\
                     "earnedAt": "2025-01-01T12:00:00Z", "expiresAt": "2099-01-01T00:00:00Z"}]}""".formatted(i, i, 1 + random.nextInt(900)));
        }
        for (int i = 0; i < ORDERS; i++) {
            lines.add("""
                    {"orderId": "io-%d", "memberId": "old-%d", "placedAt": "2025-%02d-10T12:00:00Z", "currency": "USD",\
                     "lines": [{"id": "1", "sku": "s", "quantity": 1, "unitPrice": "%d.%02d"}]}""".formatted(
                    i, random.nextInt(2_000), 1 + random.nextInt(12), 1 + random.nextInt(80), random.nextInt(100)));
        }
        lines.add("{\"orderId\": \"io-bad\", \"memberId\": \"old-1\"}");
        lines.add("this is not JSON");
        return lines;
    }

    private static long count(RunningSystem system, String table) throws IOException, SQLException {
        return system.query("SELECT 'rows', COUNT(*) FROM " + table).getOrDefault("rows", 0L);
    }
}
