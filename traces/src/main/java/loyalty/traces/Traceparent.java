package loyalty.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trace under which something happens, as the text of the W3C's {@code traceparent}: so it stands in a command of a
 * queue, in a row of the event log and in the header of a message.
 */
public final class Traceparent {

    /** The header's name, of requests and of messages. */
    public static final String HEADER = "traceparent";

    private static final TextMapPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private Traceparent() {}

    /** Of what is done now; null when that belongs to no trace. */
    public static @Nullable String current() {
        return of(Context.current());
    }

    /** Of a context; null when it belongs to no trace. */
    public static @Nullable String of(Context context) {
        if (!Span.fromContext(context).getSpanContext().isValid()) {
            return null;
        }
        @Nullable String[] written = new @Nullable String[1];
        PROPAGATOR.inject(context, written, (carrier, name, value) -> {
            if (carrier != null && HEADER.equals(name)) {
                carrier[0] = value;
            }
        });
        return written[0];
    }

    /** The context of what a trace causes; of no trace when the text is none. */
    public static Context causes(@Nullable String traceparent) {
        return traceparent == null ? Context.root() : PROPAGATOR.extract(Context.root(), traceparent, Text.GETTER);
    }

    /** The trace's id as logs tell it; a dash when there is none. */
    public static String id(SpanContext span) {
        return span.isValid() ? span.getTraceId() : "-";
    }

    private enum Text implements TextMapGetter<String> {
        GETTER;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return HEADER.equals(key) ? carrier : null;
        }
    }
}
