package loyalty.outbox.inbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.outbox.Received;
import loyalty.traces.Causes;
import loyalty.traces.Traceparent;

/**
 * The work on some messages in one transaction, as traces tell it. Each message whose trace is recorded has a span of its
 * own (consumer span), for they share a transaction, but seldom a trace. What is told of a member meanwhile was caused by
 * the last message about that member.
 */
final class TracedWork {

    private final Tracer tracer;
    private final List<Span> spans = new ArrayList<>();
    private final Map<String, String> causes = new HashMap<>();
    private final Context context;

    /** What is done. */
    interface Work {
        void run() throws SQLException;
    }

    TracedWork(Tracer tracer, Collection<Received> events) {
        this.tracer = tracer;
        Context last = Context.root();
        for (Received event : events) {
            last = begun(event);
            String cause = Traceparent.of(last);
            if (cause == null) {
                causes.remove(event.key());
            } else {
                causes.put(event.key(), cause);
            }
        }
        // Of a single message all that is done is its work, whoever it is done for.
        this.context = (events.size() == 1 ? last : Context.root()).with(new Causes(causes));
    }

    private Context begun(Received event) {
        Context cause = Traceparent.causes(event.traceparent());
        if (!Span.fromContext(cause).getSpanContext().isSampled()) {
            return cause;
        }
        Span span = tracer.spanBuilder("process " + event.type().wireName())
                .setParent(cause)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.destination.name", event.type().topic())
                .startSpan();
        spans.add(span);
        return cause.with(span);
    }

    /** Does it. */
    void run(Work work) throws SQLException {
        StatusCode status = StatusCode.ERROR;
        try (Scope _ = context.makeCurrent()) {
            work.run();
            status = StatusCode.UNSET;
        } finally {
            for (Span span : spans) {
                span.setStatus(status).end();
            }
        }
    }
}
