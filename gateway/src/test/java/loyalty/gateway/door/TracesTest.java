package loyalty.gateway.door;

import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class TracesTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String TILL = "00f067aa0ba902b7";

    @Inject
    RecordedSpans recorded;

    private static String traceparent(String trace, String flags) {
        return "00-" + trace + "-" + TILL + "-" + flags;
    }

    /** The trace that the service behind the door is told: one, however it came about. */
    private static String told(String path, String traceparent) {
        String told = as("support")
                .header("traceparent", traceparent)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .path("traceparent");
        return told.substring(1, told.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01"})
    void a_callers_trace_goes_on_and_its_next_parent_is_the_door(String flags) {
        String trace = "4bf92f3577b34da6a3ce929d0e0e47" + flags;

        assertThat(told("/v1/members/mia/points", traceparent(trace, flags)))
                .matches("00-" + trace + "-[0-9a-f]{16}-" + flags)
                .doesNotContain(TILL);
    }

    @Test
    void one_begins_at_the_door_that_nobody_records_while_nobody_reads_it() {
        String told = as("support").get("/v1/members/mia/points").path("traceparent");

        assertThat(told).matches("\\[00-[0-9a-f]{32}-[0-9a-f]{16}-00]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-zz-zz-00",
                "00-00000000000000000000000000000000-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void what_is_no_trace_changes_nothing_for_the_caller_and_another_begins(String traceparent) {
        assertThat(told("/v1/members/mia/points", traceparent)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void the_doors_spans_name_the_template_and_nobody() {
        String trace = "5cf92f3577b34da6a3ce929d0e0e4736";

        String told = told("/v1/members/traced-mia/points?about=traced-mia", traceparent(trace, "01"));

        await().atMost(SOON).untilAsserted(() -> assertThat(recorded.of(trace)).hasSize(2));
        SpanData door = recorded.of(trace).stream()
                .filter(span -> span.getKind() == SpanKind.SERVER)
                .findFirst()
                .orElseThrow();
        SpanData call = recorded.of(trace).stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .findFirst()
                .orElseThrow();
        assertThat(door.getName()).isEqualTo("GET /v1/members/{id}/points/*");
        assertThat(door.getParentSpanId()).isEqualTo(TILL);
        assertThat(call.getParentSpanId()).isEqualTo(door.getSpanId());
        assertThat(told).isEqualTo("00-" + trace + "-" + call.getSpanId() + "-01");
        assertThat(recorded.of(trace)).noneMatch(span -> span.toString().contains("traced-mia"));
    }
}
