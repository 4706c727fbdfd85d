package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A phone loses its connection, because the gateway dies, and goes on where it was. */
class StreamJourneyTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String STREAM = "/v1/members/iris/stream";

    private static RunningSystem system;
    private static String till;

    @BeforeAll
    static void start() throws IOException {
        system = RunningSystem.shared();
        till = system.token("checkout", "till-1");
    }

    @Test
    void after_the_gateway_died_a_stream_tells_what_it_missed_and_nothing_again() throws IOException {
        system.put("/v1/members/iris", till, "{}");
        String iris = system.token("member", "iris");
        Queue<String> live = system.opened(STREAM, iris);
        await().atMost(SOON).until(() -> told(live, "event:").contains("position"));
        // Enough for a tier, and its voucher comes after it.
        order("iris-1", "210.00");
        await().atMost(SOON).until(() -> told(live, "event:").containsAll(List.of("points", "tier", "voucher")));

        dies();

        List<Long> ids = told(live, "id:").stream().map(Long::valueOf).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        Queue<String> atTheEnd = system.resumed(STREAM, iris, ids.getLast().toString());
        Queue<String> fromTheBegin = system.resumed(STREAM, iris, ids.getFirst().toString());
        await().atMost(SOON)
                .until(() -> told(fromTheBegin, "event:").containsAll(List.of("points", "tier", "voucher")));
        order("iris-2", "10.00");
        await().atMost(SOON).until(() -> told(atTheEnd, "event:").contains("points"));
        for (Queue<String> resumed : List.of(fromTheBegin, atTheEnd)) {
            assertThat(told(resumed, "event:")).doesNotContain("reset", "position");
            assertThat(told(resumed, "id:").stream().map(Long::valueOf))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(told(atTheEnd, "id:")).allMatch(id -> Long.parseLong(id) > ids.getLast());
    }

    private static void dies() throws IOException {
        Part gateway = system.part("gateway");
        long pid = gateway.pid();
        gateway.kill();
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> gateway.pid() != pid
                        && system.get("/q/health/ready", "").statusCode() == 200);
    }

    private static void order(String orderId, String amount) throws IOException {
        assertThat(system.put(
                                "/v1/orders/" + orderId,
                                till,
                                Orders.of("iris", Instant.now().toString(), new BigDecimal(amount)))
                        .statusCode())
                .isEqualTo(201);
    }

    /** What the lines of a stream say that begin so. */
    private static List<String> told(Queue<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .toList();
    }
}
