package loyalty.outbox.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.outbox.Received;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A message that has come.
 *
 * @param event null when it does not concern this service, or was set aside
 */
record Arrived(
        ConsumerRecord<String, byte[]> message, @Nullable Received event, boolean isSetAside) {

    boolean isOfConcern() {
        return event != null || isSetAside;
    }

    /** The offsets behind these, by partition. */
    static Map<TopicPartition, Long> ends(List<Arrived> arrived) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        arrived.stream()
                .map(Arrived::message)
                .forEach(message -> ends.merge(
                        new TopicPartition(message.topic(), message.partition()), message.offset() + 1, Math::max));
        return ends;
    }
}
