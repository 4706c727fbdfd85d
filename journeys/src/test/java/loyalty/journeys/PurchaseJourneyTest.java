package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PurchaseJourneyTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static RunningSystem system;
    private static String till;

    @BeforeAll
    static void start() throws IOException {
        system = RunningSystem.shared();
        till = system.token("checkout", "till-1");
    }

    @Test
    void a_purchase_travels_through_points_tiers_and_vouchers_to_the_summary() throws IOException {
        enrol("anna");

        JsonNode answer = RunningSystem.JSON.readTree(
                system.put("/v1/orders/anna-1", till, Orders.of("anna", now(), new BigDecimal("250.00")))
                        .body());

        assertThat(answer.at("/points/earned").asLong()).isEqualTo(250);
        JsonNode summary = await().atMost(SOON)
                .until(
                        () -> system.read("/v1/members/anna/summary", till),
                        s -> s.at("/vouchers").size() == 2
                                && s.at("/tier/tier").asText().equals("silver"));
        assertThat(summary.at("/points/pending").asLong()).isEqualTo(250);
        assertThat(summary.at("/tier/qualifying/value").asText()).isEqualTo("250.00");
        assertThat(summary.has("unavailable") && !summary.get("unavailable").isEmpty())
                .isFalse();
    }

    @Test
    void a_quote_is_what_the_redemption_takes_and_what_the_order_earns() throws IOException {
        enrol("quinn");
        String order = Orders.of("quinn", now(), new BigDecimal("40.00"));
        JsonNode welcome = await().atMost(SOON)
                .until(
                        () -> quote(order).at("/vouchers/0"),
                        voucher -> voucher.at("/usable").asBoolean());

        JsonNode redemption = RunningSystem.JSON.readTree(system.put(
                        "/v1/redemptions/quinn-1",
                        till,
                        "{\"memberId\": \"quinn\", \"orderId\": \"quinn-1\", \"codes\": [%s], \"basket\": %s}"
                                .formatted(welcome.get("code"), order))
                .body());
        assertThat(redemption.at("/discounts/0/amount")).isEqualTo(welcome.get("amount"));
        assertThat(redemption.at("/discounts/0/lines")).isEqualTo(welcome.get("lines"));

        String redeeming = order.replaceFirst("}$", ", \"redemptions\": [\"quinn-1\"]}");
        JsonNode quoted = quote(redeeming);
        JsonNode placed = RunningSystem.JSON.readTree(
                system.put("/v1/orders/quinn-1", till, redeeming).body());
        assertThat(quoted.get("vouchers")).isEmpty();
        assertThat(quoted.at("/points/earned").asLong()).isEqualTo(35);
        assertThat(placed.at("/points/earned")).isEqualTo(quoted.at("/points/earned"));
        assertThat(placed.get("qualifying")).isEqualTo(quoted.get("qualifying"));
    }

    private static JsonNode quote(String order) throws IOException {
        return RunningSystem.JSON.readTree(
                system.post("/v1/quotes", till, order).body());
    }

    @Test
    void the_phone_sees_points_and_tier_change_live() throws IOException {
        enrol("livia");
        var seen = system.events("/v1/members/livia/stream", system.token("member", "livia"));

        system.put("/v1/orders/livia-1", till, Orders.of("livia", now(), new BigDecimal("210.00")));

        await().atMost(SOON)
                .until(() -> seen.stream().anyMatch(line -> line.endsWith("points"))
                        && seen.stream().anyMatch(line -> line.endsWith("tier"))
                        && seen.stream().anyMatch(line -> line.endsWith("voucher")));
    }

    @Test
    void a_trace_is_found_in_the_log_of_everybody_whom_it_reached_up_to_the_phone() throws IOException {
        enrol("theo");
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        system.events("/v1/members/theo/stream", system.token("member", "theo"));

        system.put(
                "/v1/orders/theo-1",
                till,
                Orders.of("theo", now(), new BigDecimal("210.00")),
                "00-" + trace + "-00f067aa0ba902b7-01");

        for (String service : List.of("gateway", "points-service", "tier-service", "voucher-service")) {
            await().atMost(SOON).until(() -> isTold(service, "trace=" + trace));
        }
        // The order changed a tier, which brought a voucher: the second event of the same trace.
        await().atMost(SOON).until(() -> isTold("voucher-service", "tier.changed.v1 applied trace=" + trace));
        // The phone was shown what the order and its consequences touched.
        await().atMost(SOON).until(() -> isTold("points-service", "GET /v1/members/.* trace=" + trace));
        await().atMost(SOON).until(() -> isTold("voucher-service", "GET /v1/members/.* trace=" + trace));
    }

    private static boolean isTold(String service, String what) throws IOException {
        Pattern told = Pattern.compile(what);
        Path log = system.folder().resolve("logs/" + service + ".log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> told.matcher(line).find());
        }
    }

    @Test
    void orders_are_accepted_while_the_broker_sleeps_and_arrive_when_it_wakes() throws Exception {
        enrol("bruno");
        await().atMost(SOON)
                .until(() -> system.read("/v1/members/bruno/summary", till)
                                .at("/vouchers")
                                .size()
                        == 1);
        Part broker = system.part("broker");
        broker.suspend();
        try {
            var order = system.put("/v1/orders/bruno-1", till, Orders.of("bruno", now(), new BigDecimal("220.00")));
            assertThat(order.statusCode()).isEqualTo(201);
            assertThat(system.get("/q/health/ready", "").statusCode()).isEqualTo(200);
        } finally {
            broker.resume();
        }

        await().atMost(Duration.ofSeconds(40))
                .until(() -> system.read("/v1/members/bruno/tier", till)
                        .at("/tier")
                        .asText()
                        .equals("silver"));
    }

    @Test
    void what_cannot_be_answered_is_a_problem_whoever_refuses_it() throws IOException {
        for (String path : List.of("/v1/nothing", "/v1/members/nobody", "/internal/consumer-lag", "/v1/members/a;b")) {
            var answer = system.get(path, till);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
            JsonNode problem = RunningSystem.JSON.readTree(answer.body());
            assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
            assertThat(problem.get("type").asText()).startsWith("https://loyalty.example/problems/");
        }
        assertThat(system.get("/v1/members/anna", "").statusCode()).isEqualTo(401);
        assertThat(system.get("/v1/members/anna", system.token("member", "someone-else"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_killed_service_is_back_soon_and_nothing_that_was_acknowledged_is_lost() throws Exception {
        enrol("kara");
        for (String service : List.of("points-service", "tier-service", "voucher-service")) {
            var order =
                    system.put("/v1/orders/kara-" + service, till, Orders.of("kara", now(), new BigDecimal("10.00")));
            assertThat(order.statusCode()).isEqualTo(201);
            system.part(service).kill();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> system.put(
                                            "/v1/orders/kara-after-" + service,
                                            till,
                                            Orders.of("kara", now(), new BigDecimal("5.00")))
                                    .statusCode()
                            == 201);
        }

        await().atMost(Duration.ofSeconds(40))
                .until(() -> system.read("/v1/members/kara/tier", till)
                        .at("/qualifying/value")
                        .asText()
                        .equals("45.00"));
        assertThat(system.read("/v1/members/kara/points", till)
                        .at("/lifetimeEarned")
                        .asLong())
                .isEqualTo(45);
    }

    @Test
    void what_was_written_keeps_every_invariant() {
        assertThat(system.run("verify")).contains("holds").doesNotContain("VIOLATED");
    }

    private static void enrol(String memberId) throws IOException {
        assertThat(system.put("/v1/members/" + memberId, till, "{\"name\": \"A member\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String now() {
        return Instant.now().toString();
    }
}
