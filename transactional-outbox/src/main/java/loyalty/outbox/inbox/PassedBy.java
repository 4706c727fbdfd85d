package loyalty.outbox.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far messages were passed by that do not concern this service, beyond what the table of positions says. Until a
 * transaction has moved the positions they are not acknowledged, so they come again to whoever goes on after this process.
 */
final class PassedBy {

    private final Map<TopicPartition, Long> nextOffsets = new ConcurrentHashMap<>();

    void add(Map<TopicPartition, Long> ends) {
        ends.forEach((partition, next) -> nextOffsets.merge(partition, next, Math::max));
    }

    Map<TopicPartition, Long> nextOffsets() {
        return Map.copyOf(nextOffsets);
    }

    /** The table says so now. */
    void moved(Map<TopicPartition, Long> ends) {
        ends.forEach(nextOffsets::remove);
    }
}
