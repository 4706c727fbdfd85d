package loyalty.gateway.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import loyalty.traces.Traceparent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * The events of all members, as they come. Every gateway reads everything and numbers it alike, by the offset, so that a
 * stream can be resumed at another one.
 */
@ApplicationScoped
class MemberNews {

    private final OpenStreams streams;

    MemberNews(OpenStreams streams) {
        this.streams = streams;
    }

    /** Wakes the streams that the events concern. */
    @Incoming("members")
    void arrived(ConsumerRecords<String, byte[]> messages) {
        messages.forEach(this::note);
    }

    /** Whatever the message is, the stream goes on behind it; a message without a key concerns no member. */
    private void note(ConsumerRecord<String, byte[]> message) {
        String type = header(message, "ce_type");
        Optional<Part> part = type == null || message.key() == null ? Optional.empty() : Part.touchedBy(type);
        String member = Objects.requireNonNullElse(message.key(), "");
        streams.note(
                message.partition(), message.offset(), member, part.orElse(null), header(message, Traceparent.HEADER));
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
