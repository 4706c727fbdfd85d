package loyalty.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTracesTest {

    /** The trace that a span tells on, begun under what its caller brought. */
    private static String told(Sampler sampler, String brought) {
        try (SdkTracerProvider provider =
                SdkTracerProvider.builder().setSampler(sampler).build()) {
            Context cause = Traceparent.causes(brought);
            Span span =
                    provider.get("test").spanBuilder("work").setParent(cause).startSpan();
            return String.valueOf(Traceparent.of(cause.with(span)));
        }
    }

    @ParameterizedTest
    @CsvSource({"' ', 1, 00", "' http://collector:4317', 0, 00", "' http://collector:4317', 1, 01"})
    void what_begins_here_is_recorded_when_somebody_reads_it(String collector, double share, String flags) {
        assertThat(told(new RecordedTraces(collector, share), "")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-" + flags);
    }

    @ParameterizedTest
    @CsvSource({"' ', 00", "' ', 01", "' http://collector:4317', 00", "' http://collector:4317', 01"})
    void whoever_brings_a_trace_has_decided(String collector, String flags) {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        assertThat(told(new RecordedTraces(collector, 0), "00-" + trace + "-00f067aa0ba902b7-" + flags))
                .matches("00-" + trace + "-[0-9a-f]{16}-" + flags)
                .doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void a_span_names_nobody() {
        List<SpanData> told = new ArrayList<>();
        InMemorySpanExporter recorded = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(new NamelessSpans())
                .addSpanProcessor(SimpleSpanProcessor.create(recorded))
                .build()) {
            provider.get("test")
                    .spanBuilder("GET /v1/members/{memberId}")
                    .setAttribute("url.path", "/v1/members/mia")
                    .setAttribute("url.query", "name=mia")
                    .setAttribute("url.full", "http://tier/v1/members/mia")
                    .setAttribute("client.address", "mia")
                    .setAttribute("server.address", "mia.example")
                    .setAttribute("http.request.method_original", "MIA-mia")
                    .setAttribute("http.route", "/v1/members/{memberId}")
                    .startSpan()
                    .setAttribute("network.peer.address", "phone-of-mia")
                    .end();
            told.addAll(recorded.getFinishedSpanItems());
        }

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getAttributes().asMap().values())
                .contains("/v1/members/{memberId}")
                .noneMatch(value -> value.toString().contains("mia"));
    }
}
