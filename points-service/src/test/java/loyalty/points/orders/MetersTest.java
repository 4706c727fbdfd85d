package loyalty.points.orders;

import static io.restassured.RestAssured.given;
import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.management;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service tells of itself, and where: on its management port, and about nobody. */
@QuarkusTest
@Tag("any-engine")
@QuarkusTestResource(PointsService.class)
class MetersTest {

    @Test
    void meters_name_templates_and_nobody() {
        IntStream.range(0, 120).forEach(i -> {
            String id = "metered-" + i;
            put(id, order(id, "2026-02-10T12:00:00Z", "1.00"));
            as("support").get("/v1/members/" + id + "/points");
            as("support").get("/v1/orders/" + id);
            as("support").delete("/v1/orders/" + id);
            as("checkout").body("{}").contentType("text/plain").put("/v1/orders/" + id);
            as("checkout")
                    .body("x".repeat(70_000))
                    .contentType("application/json")
                    .put("/v1/holds/" + id);
            given().get("/v1/orders/" + id);
            given().get("/v1/" + id);
        });

        List<String> scrape = management("/metrics").asString().lines().toList();

        assertThat(scrape).noneMatch(line -> line.contains("metered-"));
        assertThat(scrape)
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("method=\"PUT\"")
                        && line.contains("uri=\"/v1/orders/{orderId}\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health", "/q/health/live", "/q/health/ready", "/q/openapi"})
    void nothing_of_it_is_on_the_public_port(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
        assertThat(management(path.substring("/q".length())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/members/nobody/points", "/v1/orders/nothing", "/v1/programme", "/v1/nothing"})
    void no_answer_is_kept_and_no_type_is_guessed(String path) {
        Headers headers = as("support").get(path).headers();

        assertThat(headers.getValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.getValues("X-Content-Type-Options")).containsExactly("nosniff");
    }
}
