package loyalty.points.traces;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.database;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.pseudonym;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.points.testing.Agents;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trace goes from the request through the queue into the event log, and along to other services. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
class TracesTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String TILL = "00f067aa0ba902b7";

    @Inject
    RecordedSpans recorded;

    private static String trace(int number) {
        return "4bf92f3577b34da6a3ce929d" + String.format("%08x", number);
    }

    private static int buy(String memberId, String orderId, String traceparent) {
        return as("checkout")
                .header("traceparent", traceparent)
                .contentType("application/json")
                .body(order(memberId, "2026-03-02T09:30:00Z", "20.00"))
                .put("/v1/orders/" + orderId)
                .statusCode();
    }

    /** The traces of the events about a member, as they are on their way. */
    private static List<String> told(String memberId) throws SQLException {
        try (Connection connection = database();
                var statement = connection.prepareStatement(
                        "select traceparent from event_log where aggregateid = ? order by id")) {
            statement.setString(1, pseudonym(memberId).hex());
            List<String> told = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    told.add(String.valueOf(rows.getString(1)));
                }
            }
            return told;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01"})
    void an_orders_event_belongs_to_the_trace_of_the_till_and_was_caused_here(String flags) throws SQLException {
        String member = "traced-" + flags;

        assertThat(buy(member, "traced-" + flags, "00-" + trace(1) + "-" + TILL + "-" + flags))
                .isEqualTo(201);

        assertThat(told(member)).hasSize(1);
        assertThat(told(member).getFirst())
                .matches("00-" + trace(1) + "-[0-9a-f]{16}-" + flags)
                .doesNotContain(TILL);
    }

    @Test
    void orders_that_share_a_transaction_keep_their_traces() throws Exception {
        int orders = 64;

        List<Integer> answers = AtOnce.call(
                orders, n -> buy("shared-" + n, "shared-" + n, "00-" + trace(100 + n) + "-" + TILL + "-00"));

        assertThat(answers).hasSize(orders).containsOnly(201);
        for (int n : IntStream.range(0, orders).toArray()) {
            assertThat(told("shared-" + n)).hasSize(1).allMatch(told -> told.contains(trace(100 + n)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "00-zz-zz-00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-and-more-than-fits"
            })
    void what_is_no_trace_changes_nothing_for_the_till(String traceparent) throws SQLException {
        String member = "malformed-" + traceparent.length();

        assertThat(buy(member, member, traceparent)).isEqualTo(201);

        assertThat(told(member)).hasSize(1).allMatch(told -> told.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void an_adjustment_and_a_hold_are_told_under_their_traces_too() throws SQLException {
        as("support")
                .header("traceparent", "00-" + trace(3) + "-" + TILL + "-00")
                .contentType("application/json")
                .body(Agents.body("holder", 5))
                .put("/v1/adjustments/traced-holder-1")
                .then()
                .statusCode(201);
        as("checkout")
                .header("traceparent", "00-" + trace(4) + "-" + TILL + "-00")
                .contentType("application/json")
                .body("{\"memberId\": \"holder\", \"points\": 5}")
                .put("/v1/holds/traced-holder-1")
                .then()
                .statusCode(201);
        as("checkout")
                .header("traceparent", "00-" + trace(5) + "-" + TILL + "-00")
                .post("/v1/holds/traced-holder-1/release")
                .then()
                .statusCode(200);

        assertThat(told("holder"))
                .extracting(told -> told.substring("00-".length(), "00-".length() + trace(0).length()))
                .containsExactly(trace(3), trace(4), trace(5));
    }

    @Test
    void a_call_to_another_service_is_part_of_the_trace_and_its_span_names_nobody() {
        buy("returner", "returner-1", "00-" + trace(6) + "-" + TILL + "-01");
        as("checkout")
                .header("traceparent", "00-" + trace(6) + "-" + TILL + "-01")
                .contentType("application/json")
                .body("{\"returnedAt\": \"2026-03-09T12:00:00Z\", \"lines\": [{\"id\": \"1\", \"quantity\": 1}]}")
                .put("/v1/orders/returner-1/returns/returner-b")
                .then()
                .statusCode(201);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(spans(trace(6), SpanKind.SERVER)).hasSize(2));
        assertThat(spans(trace(6), SpanKind.CLIENT))
                .isNotEmpty()
                .allMatch(call -> spans(trace(6), SpanKind.SERVER).stream()
                        .anyMatch(request -> request.getSpanId().equals(call.getParentSpanId())));
        assertThat(recorded.of(trace(6)))
                .noneMatch(span -> (span.getName() + span.getAttributes()).contains("returner"));
    }

    @Test
    void what_an_order_asks_of_another_service_is_part_of_the_trace_of_the_till() {
        String order = order("redeemer", "2026-03-02T09:30:00Z", "20.00").strip();
        as("checkout")
                .header("traceparent", "00-" + trace(7) + "-" + TILL + "-01")
                .contentType("application/json")
                .body(order.substring(0, order.length() - 1) + ", \"redemptions\": [\"traced-r\"]}")
                .put("/v1/orders/redeemer-1");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(spans(trace(7), SpanKind.SERVER)).hasSize(1));
        assertThat(spans(trace(7), SpanKind.CLIENT)).isNotEmpty();
    }

    @Test
    void what_a_caller_got_wrong_is_not_quoted() {
        as("checkout")
                .header("traceparent", "00-" + trace(8) + "-" + TILL + "-01")
                .contentType("application/json")
                .body("{\"memberId\": mia}")
                .put("/v1/orders/quoted-1")
                .then()
                .statusCode(400);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(spans(trace(8), SpanKind.SERVER)).hasSize(1));
        assertThat(recorded.of(trace(8))).allMatch(span -> span.getEvents().isEmpty());
    }

    private List<SpanData> spans(String trace, SpanKind kind) {
        return recorded.of(trace).stream()
                .filter(span -> span.getKind() == kind)
                .toList();
    }
}
