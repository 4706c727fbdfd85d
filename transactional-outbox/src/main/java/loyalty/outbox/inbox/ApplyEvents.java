package loyalty.outbox.inbox;

import io.opentelemetry.api.trace.Tracer;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import loyalty.events.EventType;
import loyalty.outbox.EventHandler;
import loyalty.outbox.Received;

/** Gives events to their handlers, each once: what the inbox knows is dropped, the rest is marked with its effect. */
@ApplicationScoped
class ApplyEvents {

    private final Inbox inbox;
    private final Tracer tracer;
    private final Map<EventType, EventHandler> handlers = new EnumMap<>(EventType.class);

    ApplyEvents(Inbox inbox, Tracer tracer, @All List<EventHandler> handlers) {
        this.inbox = inbox;
        this.tracer = tracer;
        handlers.forEach(handler -> handler.types().forEach(type -> this.handlers.put(type, handler)));
    }

    /** Whether this service does anything with events of the type. */
    boolean wants(EventType type) {
        return handlers.containsKey(type);
    }

    /** Takes those out that were applied before. */
    void dropKnown(Map<String, ?> byId) throws SQLException {
        byId.keySet().removeAll(inbox.known(byId.keySet()));
    }

    /** Applies, in their order and in the transaction of the caller, what was never applied before. */
    void apply(Collection<Received> events) throws SQLException {
        new TracedWork(tracer, events).run(() -> {
            handle(events);
            inbox.mark(events.stream().map(Received::id).toList());
        });
    }

    private void handle(Collection<Received> events) {
        handlers.values().stream().distinct().forEach(handler -> {
            List<Received> wanted = events.stream()
                    .filter(event -> handlers.get(event.type()) == handler)
                    .toList();
            if (!wanted.isEmpty()) {
                handler.handle(wanted);
            }
        });
    }
}
