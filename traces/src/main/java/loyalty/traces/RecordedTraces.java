package loyalty.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which traces are recorded (head sampling). Whoever brings a trace has decided; of those that begin here it is none while
 * nobody reads them, and then a share.
 */
@Singleton
class RecordedTraces implements Sampler {

    private final Sampler sampler;

    RecordedTraces(
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.traces.endpoint", defaultValue = " ") String collector,
            @ConfigProperty(name = "loyalty.traces-share") double share) {
        this.sampler =
                Sampler.parentBased(collector.isBlank() ? Sampler.alwaysOff() : Sampler.traceIdRatioBased(share));
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return sampler.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return sampler.getDescription();
    }
}
