package loyalty.cli.events;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** An event that a service set aside, as it stands on the topic: the event itself, and headers about where it came from and why. */
record DeadLetter(ConsumerRecord<byte[], byte[]> message) {
    private static final String UNKNOWN = "?";
    private static final String ABOUT = "loyalty_";

    /** One line for a person. It names no member: the key is a pseudonym. */
    String line() {
        return "%s %s for %s: %s%s"
                .formatted(
                        header("ce_type"),
                        id(),
                        header("loyalty_consumer"),
                        header("loyalty_cause"),
                        isWhole() ? "" : " (left out: " + header("loyalty_left_out") + "; it is " + event() + ")");
    }

    /** Which message it is, whoever set it aside: by its place, because it need not have an id. */
    String event() {
        return header("loyalty_topic") + " " + header("loyalty_place");
    }

    /** The event's own id, or its place when it has none. */
    private String id() {
        String id = header("ce_id");
        return id.equals(UNKNOWN) ? header("loyalty_topic") + "-" + header("loyalty_place") : id;
    }

    /** Whether all of the message is here; one that is too large for a letter is sent back from its own topic. */
    private boolean isWhole() {
        return header("loyalty_left_out").equals(UNKNOWN);
    }

    /**
     * The event as it was, on the topic that it came from.
     *
     * @return nothing when it was too large for a letter and its topic has let go of it
     */
    Optional<ProducerRecord<byte[], byte[]>> again(Originals originals) {
        return isWhole() ? Optional.of(fromLetter()) : original(originals);
    }

    private ProducerRecord<byte[], byte[]> fromLetter() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(header("loyalty_topic"), null, message.key(), message.value());
        for (Header header : message.headers()) {
            if (!header.key().startsWith(ABOUT)) {
                record.headers().add(header);
            }
        }
        return record;
    }

    private Optional<ProducerRecord<byte[], byte[]>> original(Originals originals) {
        String[] place = header("loyalty_place").split("-", 2);
        TopicPartition partition = new TopicPartition(header("loyalty_topic"), Integer.parseInt(place[0]));
        return originals
                .at(partition, Long.parseLong(place[1]))
                .map(first -> new ProducerRecord<>(first.topic(), null, first.key(), first.value(), first.headers()));
    }

    private String header(String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? UNKNOWN : new String(header.value(), StandardCharsets.UTF_8);
    }
}
