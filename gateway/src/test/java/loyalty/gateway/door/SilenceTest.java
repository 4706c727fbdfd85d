package loyalty.gateway.door;

import static loyalty.gateway.testing.Doubles.as;
import static loyalty.gateway.testing.Doubles.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

/** What moves may take as long as it likes; what is silent either way is given up, and its caller can see that. */
@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "LOYALTY_SILENCE_MAX", value = "PT2S"))
class SilenceTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init") // Doubles sets it
    BiConsumer<String, String> stage;

    @Test
    void what_moves_may_take_longer_than_what_is_quiet() {
        String answer = as("checkout").get("/v1/orders/any?pieces=8").asString();

        assertThat(answer).isEqualTo("x".repeat(8));
    }

    @Test
    void a_service_that_falls_silent_cuts_the_answer_short() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send("GET /v1/orders/any?stuck=1 HTTP/1.1\r\nHost: door\r\n" + bearer("checkout") + "\r\n");

            await().atMost(SOON).until(caller::isEnded);
            assertThat(caller.read())
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\n1\r\nx\r\n")
                    .doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void a_service_that_says_nothing_is_given_up() {
        stage.accept("points", "hangs");
        try {
            as("checkout")
                    .body("{}")
                    .post("/v1/holds/any/capture")
                    .then()
                    .statusCode(503)
                    .body("status", equalTo(503));
        } finally {
            stage.accept("points", "answers");
        }
    }

    @Test
    void a_caller_who_reads_nothing_loses_the_answer() throws IOException {
        long all = 200L * 1024 * 1024;
        try (RawConnection caller = new RawConnection()) {
            caller.send(
                    "GET /v1/orders/any?answers=" + all + " HTTP/1.1\r\nHost: door\r\n" + bearer("checkout") + "\r\n");

            await().atMost(SOON).until(caller::isCut);
        }
    }
}
