package loyalty.journeys;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.journeys.RunningSystem.Outcome;
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

            String said = Files.readString(folder.resolve("again.txt"));
            assertThat(said).contains("going on behind line", "with the runs before it 4,100 lines taken, 3 refused");
            assertThat(refused(said))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("line 1\tthis is not JSON\tnor is this JSON"),
                            line -> assertThat(line).startsWith("line 4103\t{\"orderId\":\"io-bad\",\"status\":400"),
                            line -> assertThat(line).startsWith("line 4104\tthis is not JSON\tthis is not JSON"));
            assertThat(system.attempt("import", file.toString()).text())
                    .contains("each line of this file is done already", "4,100 lines taken, 3 refused");
            assertThat(count(system, "points.purchase")).isEqualTo(ORDERS);
            assertThat(count(system, "points.opening_balance")).isEqualTo(OPENINGS);
            assertThat(system.run("verify")).contains("8  holds").doesNotContain("VIOLATED");
        }
    }

    @Test
    void a_corrected_file_of_equal_length_is_taken_from_what_was_corrected_on() throws Exception {
        RunningSystem system = RunningSystem.shared();
        Path file = Files.writeString(
                folder.resolve("typing.ndjson"), order("typed-1", "USD") + "\n \t\n" + order("typed-2", "USX"));
        Outcome mistyped = system.attempt("import", file.toString());
        Files.writeString(file, Files.readString(file).replace("USX", "USD"));

        Outcome corrected = system.attempt("import", file.toString());
        Outcome again = system.attempt("import", file.toString());

        assertThat(mistyped.text()).contains("1 lines taken", "1 refused");
        assertThat(mistyped.code()).isEqualTo(1);
        assertThat(corrected.text()).contains("this file differs", "2 lines taken", "0 refused");
        assertThat(corrected.code()).isZero();
        assertThat(again.text()).contains("each line of this file is done already", "2 lines taken", "0 refused");
        assertThat(again.code()).isZero();
        assertThat(count(system, "points.purchase where order_id like 'typed-%'"))
                .isEqualTo(2);
    }

    @Test
    void a_file_that_was_added_to_goes_on_and_what_is_not_utf_8_is_refused_alone() throws Exception {
        RunningSystem system = RunningSystem.shared();
        Path file = Files.writeString(folder.resolve("added.ndjson"), "\ufeff" + order("added-1", "USD"));
        Outcome first = system.attempt("import", file.toString());
        Files.write(file, "\n\nM\u00fcnze\n".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
        Files.writeString(file, order("added-2", "USD"), StandardOpenOption.APPEND);

        Outcome more = system.attempt("import", file.toString());

        assertThat(first.text()).contains("mark of byte order", "1 lines taken", "0 refused");
        assertThat(first.code()).isZero();
        assertThat(more.text()).contains("going on behind line 1", "with the runs before it 2 lines taken, 1 refused");
        assertThat(more.code()).isEqualTo(1);
        assertThat(refused(more.text())).singleElement(as(STRING)).startsWith("line 3\tthis is not UTF-8\tM");
        assertThat(count(system, "points.purchase where order_id like 'added-%'"))
                .isEqualTo(2);
    }

    @Test
    void what_is_old_has_ended_as_the_programme_says_and_what_was_had_keeps_its_dates() throws Exception {
        RunningSystem system = RunningSystem.shared();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(Duration.ofDays(400));
        Path file = Files.writeString(folder.resolve("history.ndjson"), history(now, end));

        assertThat(system.run("import", file.toString())).contains("4 lines taken", "0 refused");

        String token = system.token("support", "sue");
        JsonNode points = system.read("/v1/members/historic/points", token);
        assertThat(points.path("available").asLong()).isEqualTo(340);
        assertThat(points.path("lifetimeEarned").asLong()).isEqualTo(990);
        assertThat(points.path("expiring"))
                .anySatisfy(lot -> assertThat(lot)
                        .isEqualTo(RunningSystem.JSON
                                .createObjectNode()
                                .put("points", 300)
                                .put("at", end.toString())));
        await().atMost(Duration.ofSeconds(30)).until(() -> ended(system, token) == -50);
        JsonNode order = system.read("/v1/orders/historic-1", token).path("points");
        assertThat(order.path("earned").asLong()).isEqualTo(50);
        assertThat(Instant.parse(order.path("expiresAt").asText()))
                .isBetween(now.minus(Duration.ofDays(365)), now.minus(Duration.ofDays(330)));
    }

    private static String history(Instant now, Instant end) {
        return """
                {"memberId": "historic", "joinedOn": "2020-01-01"}
                {"openingBalanceId": "historic-had", "memberId": "historic", "lifetimeEarned": 900,\
                 "lots": [{"points": 300, "earnedAt": "2020-02-01T12:00:00Z", "expiresAt": "%s"}]}
                %s
                %s
                """.formatted(
                        end,
                        order("historic-1", now.minus(Duration.ofDays(730)), "50.00"),
                        order("historic-2", now.minus(Duration.ofDays(30)), "40.00"));
    }

    private static long ended(RunningSystem system, String token) throws IOException {
        long ended = 0;
        for (JsonNode entry :
                system.read("/v1/members/historic/points/entries", token).path("items")) {
            ended += entry.path("kind").asText().equals("expire")
                    ? entry.path("points").asLong()
                    : 0;
        }
        return ended;
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

    private static String order(String id, String currency) {
        return """
                {"orderId": "%s", "memberId": "typist", "placedAt": "2026-01-10T12:00:00Z", "currency": "%s",\
                 "lines": [{"id": "1", "sku": "s", "quantity": 1, "unitPrice": "9.99"}]}""".formatted(id, currency);
    }

    private static String order(String id, Instant placedAt, String price) {
        return """
                {"orderId": "%s", "memberId": "historic", "placedAt": "%s", "currency": "USD",\
                 "lines": [{"id": "1", "sku": "s", "quantity": 1, "unitPrice": "%s"}]}""".formatted(id, placedAt, price);
    }

    /** The refused lines, from the file that the import names. */
    private static List<String> refused(String said) throws IOException {
        String file = said.substring(said.lastIndexOf("each with its reason: ") + "each with its reason: ".length());
        return Files.readAllLines(Path.of(file.strip()));
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("nor is this JSON", ""));
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
