package loyalty.tier.traces;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.database.Database;
import loyalty.events.Envelope;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trace goes from a message to the events that the message causes, however many share a transaction. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class TracesTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String CAUSE = "00f067aa0ba902b7";

    @Inject
    RecordedSpans recorded;

    @Inject
    Database database;

    @BeforeEach
    void a_programme_and_a_frozen_clock() {
        ServiceFixture.publishHouse();
        as("operator")
                .contentType("application/json")
                .body("{\"at\": \"2026-06-30T16:00:00Z\"}")
                .put("/internal/clock")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(ServiceFixture::isReady);
    }

    private static Envelope climbing(String memberId, String traceparent) {
        Envelope order = bought(memberId, 1, "2026-06-01T16:00:00Z", "600.00");
        return new Envelope(order.key(), order.sequence(), order.data(), traceparent);
    }

    private static String trace(int number) {
        return "7bf92f3577b34da6a3ce929d" + String.format("%08x", number);
    }

    private List<String> told(String memberId) {
        return database.read(
                "select traceparent from event_log where type = 'tier.changed.v1' and aggregateid = '"
                        + ServiceFixture.pseudonym(memberId).hex() + "'",
                row -> String.valueOf(row.getString(1)));
    }

    @Test
    void what_a_message_causes_belongs_to_its_trace_and_the_work_on_it_is_a_span_of_it() {
        ServiceFixture.send(climbing("sampled", "00-" + trace(1) + "-" + CAUSE + "-01"));

        await().atMost(SOON).untilAsserted(() -> assertThat(told("sampled")).hasSize(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(recorded.of(trace(1))).hasSize(1));
        SpanData work = recorded.of(trace(1)).getFirst();
        assertThat(work.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(work.getParentSpanId()).isEqualTo(CAUSE);
        assertThat(work.getName()).isEqualTo("process points.earned.v1");
        assertThat(told("sampled")).containsExactly("00-" + trace(1) + "-" + work.getSpanId() + "-01");
    }

    @Test
    void messages_that_share_a_transaction_keep_their_traces() {
        int members = 40;

        ServiceFixture.send(IntStream.range(0, members)
                .mapToObj(n -> climbing("many-" + n, "00-" + trace(100 + n) + "-" + CAUSE + "-00"))
                .toArray(Envelope[]::new));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(IntStream.range(0, members))
                        .allSatisfy(n -> assertThat(told("many-" + n))
                                .containsExactly("00-" + trace(100 + n) + "-" + CAUSE + "-00")));
    }

    @Test
    void a_message_without_a_trace_or_with_none_that_is_one_causes_events_without() {
        ServiceFixture.send(bought("traceless", 1, "2026-06-01T16:00:00Z", "600.00"), climbing("odd", "00-zz-zz-00"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(told("traceless")).containsExactly("null");
            assertThat(told("odd")).containsExactly("null");
        });
    }
}
