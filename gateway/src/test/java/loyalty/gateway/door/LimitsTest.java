package loyalty.gateway.door;

import static io.restassured.RestAssured.given;
import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "loyalty.door.header-deadline", value = "PT1S"),
            @ResourceArg(name = "loyalty.door.keep-alive", value = "PT2S"),
            @ResourceArg(name = "LOYALTY_BODY_DEADLINE", value = "PT1S"),
            @ResourceArg(name = "LOYALTY_BODY_PACE", value = "1000"),
            @ResourceArg(name = "LOYALTY_SILENCE_MAX", value = "PT2S"),
            @ResourceArg(name = "LOYALTY_TRUSTED_PROXIES", value = "127.0.0.1"),
            @ResourceArg(name = "LOYALTY_CORS_ENABLED", value = "true"),
            @ResourceArg(name = "LOYALTY_CORS_ORIGINS", value = "https://shop.example")
        })
class LimitsTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @Test
    void a_header_that_stops_or_trickles_ends_with_its_connection() throws IOException {
        try (RawConnection silent = new RawConnection();
                RawConnection stopped = new RawConnection();
                RawConnection trickling = new RawConnection()) {
            stopped.send("GET /v1/rewards HTTP/1.1\r\nHost: door\r\n");
            trickling.send("GET /v1/rewards HTTP/1.1\r\nHost: door\r\nX-Long: ");

            await().atMost(SOON).until(trickling::isEndedThoughItTrickles);
            await().atMost(SOON).until(stopped::isEnded);
            await().atMost(SOON).until(silent::isEnded);
        }
    }

    @Test
    void the_second_header_of_a_connection_has_its_deadline_too() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send("GET /v1/rewards HTTP/1.1\r\nHost: door\r\n" + Doubles.bearer("member") + "\r\n");
            await().atMost(SOON).until(() -> caller.read().contains("200 OK"));
            caller.send("GET /v1/rewards HTTP/1.1\r\nHost: door\r\nX-Long: ");

            await().atMost(SOON).until(caller::isEndedThoughItTrickles);
        }
    }

    @Test
    void a_body_that_trickles_is_answered_408_and_ends_with_its_connection() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send("PUT /v1/orders/slow HTTP/1.1\r\nHost: door\r\n" + Doubles.bearer("checkout")
                    + "Content-Length: 5000\r\n\r\n{");

            await().atMost(SOON).until(caller::isEndedThoughItTrickles);
            assertThat(caller.read()).startsWith("HTTP/1.1 408 ").contains("/problems/too-slow");
        }
    }

    @Test
    void a_long_body_on_a_slow_line_is_taken() throws IOException {
        int pieces = 60;
        String piece = "x".repeat(100);
        try (RawConnection caller = new RawConnection()) {
            caller.send("PUT /v1/orders/long HTTP/1.1\r\nHost: door\r\n" + Doubles.bearer("checkout")
                    + "Content-Length: " + pieces * piece.length() + "\r\n\r\n");
            long began = System.nanoTime();
            for (int sent = 1; sent < pieces; sent++) {
                caller.send(piece);
                assertThat(caller.read()).isEmpty();
            }
            caller.send(piece);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
            await().atMost(SOON).until(() -> caller.read().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void a_body_that_trickles_to_where_nobody_reads_ends_too() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send("POST /v1/nothing HTTP/1.1\r\nHost: door\r\nContent-Length: 5000\r\n\r\n{");

            await().atMost(SOON).until(caller::isEndedThoughItTrickles);
            assertThat(caller.read()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void who_does_not_read_a_long_answer_loses_it_with_the_connection() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send(
                    "GET /v1/rewards?answers=200000000 HTTP/1.1\r\nHost: door\r\n" + Doubles.bearer("member") + "\r\n");

            await().atMost(SOON).until(caller::isCut);
        }
    }

    @Test
    void who_waits_for_an_answer_is_not_slow() throws IOException {
        try (RawConnection stream = new RawConnection()) {
            stream.send("GET /v1/members/mia/stream HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                    + Doubles.tokens().of("support") + "\r\n\r\n");
            await().atMost(SOON).until(() -> stream.read().contains("200 OK"));

            await().during(Duration.ofSeconds(5)).atMost(SOON).until(() -> !stream.isEnded());
        }
    }

    @Test
    void a_header_longer_than_the_limit_is_refused() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send("GET /v1/rewards HTTP/1.1\r\nHost: door\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n");

            await().atMost(SOON).until(() -> caller.read().startsWith("HTTP/1.1 431 ") || caller.isEnded());
            assertThat(caller.read()).doesNotContain("200 OK");
        }
    }

    @Test
    void what_a_trusted_proxy_says_about_a_caller_is_believed() {
        as("support")
                .header("X-Forwarded-For", "203.0.113.1, 198.51.100.7")
                .get("/v1/members/mia/points")
                .then()
                .statusCode(200)
                .body("from", equalTo("198.51.100.7"));
    }

    @Test
    void a_page_of_a_named_origin_may_call() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization")
                .options("/v1/members/mia")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://shop.example");
        as("support")
                .header("Origin", "https://shop.example")
                .get("/v1/members/mia/points")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://shop.example");
        as("support")
                .header("Origin", "https://elsewhere.example")
                .get("/v1/members/mia/points")
                .then()
                .statusCode(403);
    }
}
