package loyalty.cli.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** An event that a service set aside, as it stands on the topic: the event itself, and three headers about why. */
record DeadLetter(ConsumerRecord<byte[], byte[]> message) {
    private static final String ABOUT = "loyalty_";

    /** One line for a person. It names no member: the key is a pseudonym. */
    String line() {
        return "%s %s for %s: %s"
                .formatted(header("ce_type"), header("ce_id"), header("loyalty_consumer"), header("loyalty_cause"));
    }

    /** Which event it is, whoever set it aside. */
    String event() {
        return header("loyalty_topic") + " " + header("ce_id");
    }

    /** The event as it was, on the topic that it came from. */
    ProducerRecord<byte[], byte[]> again() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(header("loyalty_topic"), null, message.key(), message.value());
        for (Header header : message.headers()) {
            if (!header.key().startsWith(ABOUT)) {
                record.headers().add(header);
            }
        }
        return record;
    }

    private String header(String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "?" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
