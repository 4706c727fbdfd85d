package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoorsJourneyTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** A machine that has something else to do makes an answer slower, and none quicker: one of a few is quick. */
    private static final int TRIES = 5;

    private static final List<String> SERVICES = List.of("points-service", "tier-service", "voucher-service");

    private static RunningSystem system;
    private static String till;

    @BeforeAll
    static void start() throws IOException {
        system = RunningSystem.shared();
        till = system.token("checkout", "till-1");
        assertThat(system.put("/v1/members/dora", till, "{}").statusCode()).isEqualTo(201);
        await().atMost(SOON).until(() -> missing().isEmpty());
    }

    @Test
    void probes_and_metrics_are_where_the_manifests_look_for_them_and_not_at_the_door() throws Exception {
        system.put("/v1/orders/dora-1", till, Orders.of("dora", Instant.now().toString(), new BigDecimal("20.00")));
        JsonNode management = system.stack().get("management");
        assertThat(management).hasSize(4);
        for (JsonNode urls : management) {
            for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics")) {
                HttpResponse<String> answer = outside(urls.get(0).asText() + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).doesNotContain("dora");
            }
        }
        for (String path : List.of("/q/health/live", "/q/metrics", "/q/openapi", "/internal/clock")) {
            assertThat(system.get(path, "").statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/q/health/ready", "/openapi", "/docs/", "/dev/clock")) {
            assertThat(system.get(path, "").statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void the_document_has_the_paths_of_all_and_nothing_internal() throws IOException {
        assertThat(system.read("/openapi", "").get("paths").fieldNames())
                .toIterable()
                .contains(
                        "/v1/orders/{orderId}",
                        "/v1/members/{memberId}/summary",
                        "/v1/members/{memberId}/tier",
                        "/v1/members/{memberId}/vouchers")
                .noneMatch(path -> path.startsWith("/internal"));
    }

    @Test
    void a_service_that_hangs_costs_a_summary_less_than_a_second() throws Exception {
        for (String service : SERVICES) {
            List<Duration> first = new ArrayList<>();
            do {
                Part hangs = system.part(service);
                hangs.suspend();
                try {
                    long began = System.nanoTime();
                    assertThat(missing()).as(service).isNotEmpty();
                    first.add(Duration.ofNanos(System.nanoTime() - began));
                } finally {
                    hangs.resume();
                }
                await().atMost(SOON).until(() -> missing().isEmpty());
            } while (first.getLast().compareTo(A_SECOND) >= 0 && first.size() < TRIES);
            assertThat(first).as(service).anyMatch(time -> time.compareTo(A_SECOND) < 0);
        }
    }

    @Test
    void a_restarted_gateway_is_ready_without_a_service_that_hangs() throws Exception {
        Part hangs = system.part("voucher-service");
        hangs.suspend();
        try {
            restartGateway();
            assertThat(missing()).containsExactly("vouchers", "storeCurrency");
        } finally {
            hangs.resume();
        }
        await().atMost(SOON).until(() -> missing().isEmpty());
    }

    private static void restartGateway() throws Exception {
        Part gateway = system.part("gateway");
        long before = gateway.pid();
        gateway.kill();
        await().atMost(SOON).ignoreExceptions().until(() -> gateway.pid() != before);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> system.get("/q/health/ready", "").statusCode() == 200);
    }

    private static List<String> missing() throws IOException {
        JsonNode unavailable = system.read("/v1/members/dora/summary", till).path("unavailable");
        return unavailable.isArray()
                ? unavailable.valueStream().map(JsonNode::asText).toList()
                : List.of("summary");
    }

    private static HttpResponse<String> outside(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
