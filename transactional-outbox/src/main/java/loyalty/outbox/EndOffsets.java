package loyalty.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The end offsets of the partitions as far as this process has seen them, by what it published and what it consumed.
 */
@ApplicationScoped
public class EndOffsets {

    /** For how long after one look another is expected. */
    private static final long WATCHED_NANOS = 500_000_000;

    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private volatile long watchedAt = System.nanoTime() - WATCHED_NANOS;

    /** A message was published or consumed. */
    public void saw(String topic, int partition, long offset) {
        reached(new TopicPartition(topic, partition), offset + 1);
    }

    /** The partition is known to reach so far. */
    void reached(TopicPartition partition, long end) {
        ends.merge(partition, end, Math::max);
    }

    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    /** Somebody asks for the consumer lag, and will ask again until there is none. */
    public void watch() {
        watchedAt = System.nanoTime();
    }

    /** Whether somebody waits until no event is on its way. */
    public boolean isWatched() {
        return System.nanoTime() - watchedAt < WATCHED_NANOS;
    }
}
