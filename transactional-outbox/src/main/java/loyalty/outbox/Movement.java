package loyalty.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far this process has seen the partitions reach, by what it published and by what it took in. */
@ApplicationScoped
class Movement {

    /** For how long after one look another is expected. */
    private static final long WATCHED_NANOS = 500_000_000;

    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private volatile long watchedAt = System.nanoTime() - WATCHED_NANOS;

    /** A message was published or taken in. */
    void saw(String topic, int partition, long offset) {
        reached(new TopicPartition(topic, partition), offset + 1);
    }

    /** The partition is known to reach so far. */
    void reached(TopicPartition partition, long end) {
        ends.merge(partition, end, Math::max);
    }

    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    /** Somebody looks whether the news has settled, and will look again. */
    void watch() {
        watchedAt = System.nanoTime();
    }

    /** Whether somebody waits for the news to settle. */
    boolean isWatched() {
        return System.nanoTime() - watchedAt < WATCHED_NANOS;
    }
}
