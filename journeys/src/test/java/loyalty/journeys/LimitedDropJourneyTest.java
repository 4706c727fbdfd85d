package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.journeys.Rush.Told;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reward of which there are few, and many who want it at the same moment: as many get it as there are, and only they pay. */
class LimitedDropJourneyTest {

    private static final int SOME = 500;
    private static final int FEW = 20;
    private static final int MANY = 5_000;
    private static final int HUNDRED = 100;
    private static final Duration SOLD_OUT_WITHIN = Duration.ofSeconds(10);

    private static final int POINTS = 150;
    private static final int PRICE = 100;
    /** So long ago that its points are not pending any more. */
    private static final Duration BOUGHT_BEFORE = Duration.ofDays(30);

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int READERS = 8;

    private static final String VERSION = "house-drop";
    private static final String REWARDS = "\nrewards:\n";
    private static final String DROP = REWARDS + """
              - reward: drop
                points: %d
                amount: "5.00"
                validDays: 90
                stock: %d
                text: { en: While there are any, ar: حتى نفاد الكمية, ko: 한정 수량 }
            """;

    private static final String SOLD = """
            select 'vouchers', count(*) from voucher.voucher where cause like 'exchange:%' union all
            select 'exchanges', count(*) from voucher.exchange""";

    @TempDir
    Path folder;

    @Test
    void as_many_get_it_as_there_are_and_only_they_pay() throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")))) {
            drop(system, SOME, FEW);
        }
    }

    /** Quick, on two cores of its own. */
    @Test
    @Tag("long")
    void a_hundred_are_sold_to_five_thousand_within_ten_seconds() throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(Files.createDirectory(folder.resolve("data")))) {
            List<Told> told = drop(system, MANY, HUNDRED);
            assertThat(last(told, 201)).isLessThanOrEqualTo(SOLD_OUT_WITHIN.toMillis());
        }
    }

    private static List<Told> drop(RunningSystem system, int members, int stock) throws Exception {
        Tokens tokens = new Tokens(new Keys(system.folder().resolve("keys")));
        enrol(system, tokens, members);
        publish(system, tokens, stock);
        String till = tokens.of("checkout");
        List<Rush.Call> calls = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            calls.add(exchange(system, till, member));
        }

        Rush rush = new Rush();
        List<Told> told = rush.of(calls);

        System.out.printf(
                "drop of %d for %d: sold out after %d ms, last answer after %d ms, %d times sent away, %d unreached%n",
                stock,
                members,
                last(told, 201),
                Math.max(last(told, 201), last(told, 409)),
                rush.sentAway(),
                rush.notReached());
        asManyGotItAsThereAre(system, told, stock);
        onlyWhoGotItPaid(system, till, told);
        whoGotItIsToldTheSameAgain(told, calls);
        assertThat(system.run("verify")).contains("9  holds").doesNotContain("VIOLATED", "FAILED");
        return told;
    }

    private static Rush.Call exchange(RunningSystem system, String till, int member) {
        String body = "{\"memberId\": \"%s\", \"reward\": \"drop\"}".formatted(id(member));
        return () -> system.put("/v1/exchanges/" + id(member), till, body);
    }

    private static String id(int member) {
        return "drop-" + member;
    }

    /** Members who can pay. */
    private static void enrol(RunningSystem system, Tokens tokens, int members) throws Exception {
        String till = tokens.of("checkout");
        system.enrol(till, "drop", members);
        String placedAt = Instant.now().minus(BOUGHT_BEFORE).toString();
        HttpResponse<String> orders = system.bulk(
                "/v1/orders",
                till,
                IntStream.range(0, members)
                        .mapToObj(i -> """
                        {"orderId": "%1$s", "memberId": "%1$s", "placedAt": "%2$s", "currency": "USD", "lines":\
                         [{"id": "1", "sku": "s", "quantity": 1, "unitPrice": "%3$d.00"}]}""".formatted(id(i), placedAt, POINTS))
                        .collect(Collectors.joining("\n")));
        assertThat(orders.body().lines()).hasSize(members).allMatch(told -> told.contains("\"status\":201"));
    }

    /** As a marketer does; in force, and known to whoever sells it. */
    private static void publish(RunningSystem system, Tokens tokens, int stock) throws IOException {
        String yaml = Terms.shipped("house.yaml")
                .text()
                .replaceFirst("\nversion: .*\n", "\nversion: " + VERSION + "\n")
                .replace(REWARDS, DROP.formatted(PRICE, stock));
        HttpResponse<String> answer = system.publish(VERSION, tokens.of("marketer"), yaml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String buyer = tokens.of("member", id(0));
        await().atMost(SOON).until(() -> system.get("/v1/rewards", buyer).body().contains("\"drop\""));
    }

    private static void asManyGotItAsThereAre(RunningSystem system, List<Told> told, int stock) throws Exception {
        assertThat(told)
                .allMatch(answer -> answer.status() == 201
                        || (answer.status() == 409 && answer.body().contains("problems/out-of-stock\"")));
        assertThat(told.stream().filter(answer -> answer.status() == 201)).hasSize(stock);
        assertThat(system.query(SOLD)).containsEntry("vouchers", (long) stock).containsEntry("exchanges", (long) stock);
    }

    /** Points are gone where there is a voucher, and nowhere else. */
    private static void onlyWhoGotItPaid(RunningSystem system, String till, List<Told> told) {
        SideBySide.each(IntStream.range(0, told.size()).boxed().toList(), READERS, member -> {
            boolean got = told.get(member).status() == 201;
            JsonNode points = system.read("/v1/members/" + id(member) + "/points", till);
            assertThat(points.at("/available").asInt(-1)).as(id(member)).isEqualTo(got ? POINTS - PRICE : POINTS);
            assertThat(points.at("/held").asInt(-1)).as(id(member)).isZero();
        });
    }

    private static void whoGotItIsToldTheSameAgain(List<Told> told, List<Rush.Call> calls) throws IOException {
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).status() == 201) {
                HttpResponse<String> again = calls.get(i).made();
                assertThat(again.statusCode()).isEqualTo(201);
                assertThat(again.body()).isEqualTo(told.get(i).body());
                assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
            }
        }
    }

    /** The milliseconds after which the last was told so. */
    private static long last(List<Told> told, int status) {
        return told.stream()
                .filter(answer -> answer.status() == status)
                .mapToLong(Told::millis)
                .max()
                .orElse(0);
    }
}
