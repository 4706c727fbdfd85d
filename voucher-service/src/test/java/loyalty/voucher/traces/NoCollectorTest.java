package loyalty.voucher.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.opentelemetry.runtime.exporter.otlp.tracing.LateBoundSpanProcessor;
import io.quarkus.opentelemetry.runtime.exporter.otlp.tracing.RemoveableLateBoundSpanProcessor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import loyalty.local.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

/** A service that was told of no collector, as it is shipped. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
class NoCollectorTest {

    @Inject
    LateBoundSpanProcessor exporting;

    @Inject
    OpenTelemetry telemetry;

    @Inject
    Tracer tracer;

    @Test
    void there_is_nothing_that_could_call_one() {
        assertThat(exporting).isInstanceOf(RemoveableLateBoundSpanProcessor.class);
        assertThat(telemetry.toString())
                .contains("NoopSpanExporter", "NoopMetricExporter", "NoopLogRecordExporter")
                .doesNotContain("4317");
    }

    @Test
    void what_begins_has_an_id_and_is_not_recorded() {
        Span span = tracer.spanBuilder("work").setNoParent().startSpan();

        assertThat(span.getSpanContext().isValid()).isTrue();
        assertThat(span.getSpanContext().isSampled()).isFalse();
        assertThat(span.isRecording()).isFalse();
    }
}
