package loyalty.cli.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TillsTest {

    private static final Duration TIME = Duration.ofMillis(500);

    private final Set<Integer> served = new ConcurrentSkipListSet<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            int number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            served.add(number);
            if (number % 10 == 3) {
                exchange.getResponseHeaders().add("Retry-After", "1");
            }
            // Every other answer is chunked, as what comes through a proxy may be.
            byte[] body = "x".repeat(number % 3_000).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(number % 5 == 3 ? 503 : 201, number % 2 == 0 ? 0 : Math.max(1, body.length));
            try (exchange) {
                exchange.getResponseBody().write(body.length == 0 ? new byte[] {'y'} : body);
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void every_answer_is_counted_once_and_only_what_was_created_is_acknowledged() throws IOException {
        try (Tills tills = new Tills(address(), 8, TillsTest::request)) {
            Seen seen = tills.busily(TIME);

            assertThat(seen.statuses().keySet()).containsExactly(201, 503);
            assertThat(seen.statuses().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(served.size())
                    .isGreaterThan(10);
            assertThat(seen.acknowledged().stream().boxed())
                    .containsExactlyElementsOf(
                            served.stream().filter(number -> number % 5 != 3).toList());
            assertThat(seen.withoutRetryAfter()).isEqualTo((int)
                    served.stream().filter(number -> number % 10 == 8).count());
            assertThat(seen.unansweredCount()).isZero();
        }
    }

    @Test
    void requests_at_a_rate_are_as_many_as_were_due() throws IOException {
        try (Tills tills = new Tills(address(), 4, TillsTest::request)) {
            Seen seen = tills.atRate(200, TIME);

            assertThat(served).hasSize(100);
            assertThat(seen.acknowledged().cardinality()).isEqualTo(80);
        }
    }

    @Test
    void who_must_wait_for_a_free_till_has_waited() throws IOException {
        try (Tills tills = new Tills(address(), 1, number -> number == 0 ? slowly() : request(number))) {
            Seen seen = tills.atRate(200, TIME);

            assertThat(seen.acceptedMillis(90)).isGreaterThan(100);
        }
    }

    /** The first answer takes its time, and the till with it. */
    private byte[] slowly() {
        server.createContext("/0", exchange -> {
            exchange.getRequestBody().readAllBytes();
            served.add(0);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        return request(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static byte[] request(int number) {
        return ("GET /" + number + " HTTP/1.1\r\nHost: here\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
