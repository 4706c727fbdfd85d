package loyalty.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** How far this process has seen the partitions reach, by what it published and by what it took in. */
@ApplicationScoped
class Movement {

    /** For how long after one look another is expected. */
    private static final long WATCHED_NANOS = 500_000_000;

    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private final AtomicLong messages = new AtomicLong();
    private volatile long watchedAt = System.nanoTime() - WATCHED_NANOS;

    /** A message was published or taken in. */
    void saw(String topic, int partition, long offset) {
        reached(new TopicPartition(topic, partition), offset + 1);
        messages.incrementAndGet();
    }

    /** The partition is known to reach so far. */
    void reached(TopicPartition partition, long end) {
        ends.merge(partition, end, Math::max);
    }

    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    /** How many messages were seen since the start: two looks with the same figure saw no movement between them. */
    long messages() {
        return messages.get();
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
