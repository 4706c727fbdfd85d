package loyalty.outbox.inbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import loyalty.events.EventJson;
import loyalty.events.EventType;
import loyalty.events.LoyaltyEvent;
import loyalty.events.MemberEvent;
import loyalty.outbox.Received;
import loyalty.traces.Traceparent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How a message of the broker is read as an event. */
final class Messages {

    private static final Logger EVENTS = Logger.getLogger("loyalty.events");
    private static final String TYPE = "ce_type";
    private static final int ID_LENGTH_MAX = 120;

    private Messages() {}

    /**
     * The type of a message, or nothing when it is of a kind that this version does not know: a newer one may.
     *
     * @throws IllegalArgumentException when it does not say what it is
     */
    static Optional<EventType> typeOf(ConsumerRecord<String, byte[]> message) {
        String type = header(message, TYPE);
        if (type == null) {
            throw new IllegalArgumentException("the message has no type (ce_type), so nobody can tell what it is");
        }
        return EventType.named(type);
    }

    /** What a message says that it is, for logs. */
    static String describe(ConsumerRecord<String, byte[]> message) {
        return Objects.requireNonNullElse(header(message, TYPE), "a message without a type");
    }

    /**
     * The event of a message.
     *
     * @throws IllegalArgumentException when it is no event of its type
     */
    static Received read(EventType type, ConsumerRecord<String, byte[]> message) {
        String id = required(header(message, "ce_id"), "id (ce_id)");
        if (id.length() > ID_LENGTH_MAX) {
            throw new IllegalArgumentException("the id (ce_id) is longer than " + ID_LENGTH_MAX + " characters");
        }
        String key = required(message.key(), "key");
        long sequence = sequence(required(header(message, "ce_sequence"), "sequence (ce_sequence)"));
        LoyaltyEvent data = EventJson.read(type, required(message.value(), "value"));
        if (data instanceof MemberEvent about && !about.member().hex().equals(key)) {
            throw new IllegalArgumentException("the event is about another member than its key says");
        }
        return new Received(id, type, key, sequence, data, header(message, Traceparent.HEADER));
    }

    /** The event of a message that was read before. */
    static Received read(ConsumerRecord<String, byte[]> message) {
        return read(typeOf(message).orElseThrow(), message);
    }

    /** Says that a message was applied, if whoever caused it wants to find that in logs. */
    static void tellApplied(ConsumerRecord<String, byte[]> message) {
        SpanContext cause = Span.fromContext(Traceparent.causes(header(message, Traceparent.HEADER)))
                .getSpanContext();
        if (cause.isSampled()) {
            EVENTS.infof("%s applied trace=%s", describe(message), Traceparent.id(cause));
        }
    }

    private static <T> T required(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalArgumentException("the message has no " + name);
        }
        return part;
    }

    private static long sequence(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the sequence (ce_sequence) is not a whole number", e);
        }
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        // Whoever sends it may leave out the value of a header.
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
