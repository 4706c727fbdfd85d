package loyalty.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import loyalty.events.EventJson;
import loyalty.events.EventType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** How a message of the broker is read as an event. */
final class Messages {

    private static final int TRACEPARENT_LENGTH = 55;
    private static final int TRACE_ID_BEGINS = 3;
    private static final int TRACE_ID_ENDS = 35;

    private Messages() {}

    /** The type of a message, if it is one of ours. */
    static Optional<EventType> typeOf(ConsumerRecord<String, byte[]> message) {
        return Optional.ofNullable(header(message, "ce_type")).flatMap(EventType::named);
    }

    /**
     * The event of a message.
     *
     * @throws IllegalArgumentException when it is no event of its type
     */
    static Received read(EventType type, ConsumerRecord<String, byte[]> message) {
        String id = header(message, "ce_id");
        String sequence = header(message, "ce_sequence");
        if (id == null || sequence == null || message.value() == null) {
            throw new IllegalArgumentException("a message without ce_id, ce_sequence or value");
        }
        return new Received(
                id,
                type,
                message.key(),
                Long.parseLong(sequence),
                EventJson.read(type, message.value()),
                header(message, "traceparent"));
    }

    /** The id of the trace that caused the message, if whoever began it wants to find it in logs. */
    static Optional<String> sampledTrace(ConsumerRecord<String, byte[]> message) {
        return Optional.ofNullable(header(message, "traceparent"))
                .filter(trace -> trace.length() == TRACEPARENT_LENGTH && trace.endsWith("1"))
                .map(trace -> trace.substring(TRACE_ID_BEGINS, TRACE_ID_ENDS));
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
