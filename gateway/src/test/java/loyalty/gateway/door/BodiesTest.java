package loyalty.gateway.door;

import static loyalty.gateway.testing.Doubles.as;
import static loyalty.gateway.testing.Doubles.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "LOYALTY_HELD_BYTES_MAX", value = "100000"))
class BodiesTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MEGABYTE = 1024 * 1024;

    private static String begin(String call, String headers) {
        return call + " HTTP/1.1\r\nHost: door\r\nContent-Type: application/x-ndjson\r\n" + headers + "\r\n";
    }

    private static long told(String what) {
        return as("checkout").get("/v1/orders/any").then().extract().jsonPath().getLong(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 7800000\r\n",
                "Content-Length: 5000\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Authorization: Bearer abc\r\nContent-Length: 7800000\r\n",
                "Authorization: Bearer abc\r\nTransfer-Encoding: chunked\r\n"
            })
    void a_body_without_a_valid_token_is_refused_before_it_is_read(String headers) throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send(begin("POST /v1/orders", headers));

            await().atMost(SOON).until(caller::isEnded);
            assertThat(caller.read())
                    .startsWith("HTTP/1.1 401 ")
                    .contains("/problems/unauthenticated")
                    .containsIgnoringCase("WWW-Authenticate: Bearer");
        }
    }

    @Test
    void the_answer_reaches_who_goes_on_sending_what_nobody_wants() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send(begin("POST /v1/orders", "Content-Length: 7800000\r\n"))
                    .send("\n".repeat(4 * MEGABYTE))
                    .send("\n".repeat(7_800_000 - 4 * MEGABYTE));

            await().atMost(SOON).until(() -> caller.read().contains("/problems/unauthenticated"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/orders 8388609",
                "PUT /v1/orders/a 262145",
                "POST /v1/holds/a/capture 65537",
                "POST /v1/orders 99999999999",
                "PUT /dev/clock 65537"
            })
    void a_body_that_is_said_to_be_too_long_is_refused_at_once(String call) throws IOException {
        try (RawConnection caller = new RawConnection()) {
            int length = call.lastIndexOf(' ');
            caller.send(begin(
                    call.substring(0, length),
                    bearer("checkout") + "Content-Length:" + call.substring(length) + "\r\n"));

            await().atMost(SOON).until(caller::isEnded);
            assertThat(caller.read()).startsWith("HTTP/1.1 413 ").contains("/problems/too-large");
        }
    }

    @Test
    void a_body_of_unknown_length_ends_where_the_limit_is() throws IOException {
        try (RawConnection caller = new RawConnection()) {
            caller.send(begin("PUT /v1/orders/unknown", bearer("checkout") + "Transfer-Encoding: chunked\r\n"));
            caller.send("40001\r\n" + " ".repeat(0x40001) + "\r\n");

            await().atMost(SOON).until(caller::isEnded);
            assertThat(caller.read()).startsWith("HTTP/1.1 413 ").contains("/problems/too-large");
        }
    }

    @Test
    void a_long_body_is_passed_on_while_it_comes() throws IOException {
        long before = told("read");
        try (RawConnection caller = new RawConnection()) {
            caller.send(begin("POST /v1/orders", bearer("checkout") + "Content-Length: 7800000\r\n"));
            caller.send("\n".repeat(MEGABYTE));

            await().atMost(SOON).until(() -> told("read") - before >= MEGABYTE);

            caller.send("\n".repeat(7_800_000 - MEGABYTE));
            await().atMost(SOON).until(() -> caller.read().startsWith("HTTP/1.1 200 OK"));
            assertThat(told("read") - before).isEqualTo(7_800_000);
        }
    }

    @Test
    void an_answer_waits_where_it_is_made_until_its_caller_reads() throws IOException {
        long before = told("written");
        long all = 200L * MEGABYTE;
        try (RawConnection caller = new RawConnection()) {
            caller.send(begin("POST /v1/orders?answers=" + all, bearer("checkout") + "Content-Length: 2\r\n") + "{}");

            await().atMost(SOON).until(() -> told("written") > before);
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> told("written") - before < all / 2);
        }
        // The caller is gone, and with it what nobody will read.
        as("checkout").get("/v1/orders/any").then().statusCode(200);
    }

    @Test
    void a_till_keeps_its_connection_from_order_to_order() throws IOException {
        String order = begin("PUT /v1/orders/kept", bearer("checkout") + "Content-Length: 2\r\n") + "{}";
        try (RawConnection till = new RawConnection()) {
            for (int orders = 1; orders <= 3; orders++) {
                int answers = orders;
                till.send(order);
                await().atMost(SOON).until(() -> till.read().split("HTTP/1.1 200 ", -1).length - 1 == answers);
            }
            assertThat(till.read()).doesNotContainIgnoringCase("Connection: close");
        }
    }

    @Test
    void a_long_answer_arrives_whole() {
        byte[] answer =
                as("checkout").post("/v1/orders?answers=" + 5 * MEGABYTE).asByteArray();

        assertThat(answer).hasSize(5 * MEGABYTE);
    }

    @Test
    void what_is_held_of_all_small_bodies_together_has_an_end() throws IOException {
        try (RawConnection first = new RawConnection();
                RawConnection second = new RawConnection()) {
            String head = begin("PUT /v1/orders/held", bearer("checkout") + "Content-Length: 60001\r\n");
            first.send(head + " ".repeat(60_000));
            second.send(head + " ".repeat(60_000));

            await().atMost(SOON)
                    .until(() -> second.read().startsWith("HTTP/1.1 503 ")
                            || first.read().startsWith("HTTP/1.1 503 "));
            RawConnection refused = second.read().isEmpty() ? first : second;
            assertThat(refused.read()).containsIgnoringCase("Retry-After: 1").contains("/problems/unavailable");
            RawConnection held = refused == first ? second : first;
            held.send(" ");
            await().atMost(SOON).until(() -> held.read().startsWith("HTTP/1.1 200 "));
        }
        as("checkout").body(" ".repeat(60_000)).put("/v1/orders/held").then().statusCode(200);
    }
}
