package loyalty.gateway.door;

import static io.restassured.RestAssured.given;
import static loyalty.gateway.testing.Doubles.as;
import static loyalty.gateway.testing.Doubles.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class DoorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/health",
                "/q/metrics",
                "/q/health",
                "/q/health/live",
                "/q/health/started",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/dev-ui",
                "/internal/clock",
                "/internal/republish"
            })
    void what_is_not_the_callers_is_not_there(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", endsWith("/not-found"));
    }

    @Test
    void a_content_type_that_is_said_twice_is_refused() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send("GET /v1/programme HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
                    + "Content-Type: application/json\r\n\r\n");

            await().until(() -> caller.read().contains("\"field\":\"Content-Type\""));
            assertThat(caller.read()).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @Test
    void readiness_document_and_pages_are_there() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/docs/").then().statusCode(200);
        given().get("/openapi")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/v1/seen"))
                .body("paths", hasKey("/v1/members/{memberId}/summary"))
                .body("paths.findAll { it.key.startsWith('/internal') }", aMapWithSize(0));
    }

    @Test
    void conditions_pass_the_door_and_so_does_what_is_answered_to_them() {
        as("support")
                .header("If-None-Match", "W/\"7\"")
                .get("/v1/members/mia")
                .then()
                .statusCode(304)
                .header("ETag", "W/\"7\"")
                .body(equalTo(""));
        as("support")
                .header("If-Match", "\"6\"", "\"7\"")
                .put("/v1/members/mia")
                .then()
                .statusCode(200)
                .body("ifMatch", equalTo("['6', '7']"));
    }

    @Test
    void where_a_request_comes_from_is_not_the_callers_to_say() {
        as("support")
                .header("X-Forwarded-For", "198.51.100.7")
                .get("/v1/members/mia/points")
                .then()
                .statusCode(200)
                .body("from", equalTo("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/members/mia/points", "/v1/members/mia/summary", "/v1/nothing"})
    void no_answer_is_kept_and_no_type_is_guessed(String path) {
        Headers headers = as("support").get(path).headers();

        assertThat(headers.getValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.getValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void pages_of_other_origins_call_only_when_configuration_names_them() {
        assertThat(as("support")
                        .header("Origin", "https://shop.example")
                        .get("/v1/members/mia/points")
                        .headers()
                        .hasHeaderWithName("Access-Control-Allow-Origin"))
                .isFalse();
    }

    @Test
    void metrics_and_health_are_on_the_management_port() {
        assertThat(management("/metrics").statusCode()).isEqualTo(200);
        assertThat(management("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void meters_name_templates_and_nobody() {
        IntStream.range(0, 150).forEach(i -> {
            String id = "metered-" + i;
            as("support").get("/v1/members/" + id + "/points");
            as("support").get("/v1/members/" + id + "/summary");
            as("checkout").contentType("application/json").body("{}").put("/v1/orders/" + id);
            given().get("/v1/members/" + id + "/nothing");
            given().get("/v1/members/" + id + "/summary");
            given().get("/" + id);
            given().urlEncodingEnabled(false).get("/v1/members/" + id + "%2F");
        });
        as("checkout").body("x".repeat(70_000)).put("/v1/orders/metered-long");

        List<String> scrape = management("/metrics").asString().lines().toList();

        assertThat(scrape).noneMatch(line -> line.contains("metered-"));
        assertThat(scrape)
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"/v1/members/{id}/points/*\"")
                        && line.endsWith(" 150.0"));
    }
}
