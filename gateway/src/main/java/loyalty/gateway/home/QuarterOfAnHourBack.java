package loyalty.gateway.home;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where the news begins: as far back as a stream can be resumed, and where it was left when the broker was away. When the
 * broker does not tell it in time, the consumer's own reset goes as far back, and only streams that resume start anew.
 */
@ApplicationScoped
@Identifier("a-quarter-of-an-hour-back")
class QuarterOfAnHourBack implements KafkaConsumerRebalanceListener {

    /** Twice as long is less than a consumer may take for it (max.poll.interval.ms). */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OpenStreams streams;

    QuarterOfAnHourBack(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        long now = System.currentTimeMillis();
        List<TopicPartition> fresh = partitions.stream()
                .filter(partition -> !goesOn(consumer, partition))
                .toList();
        long back = now - RecentEvents.MEMORY.toMillis();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(
                fresh.stream().collect(Collectors.toMap(Function.identity(), partition -> back)), PATIENCE);
        fresh.forEach(partition -> {
            long offset = first(found.get(partition), ends.getOrDefault(partition, 0L));
            consumer.seek(partition, offset);
            streams.begin(partition.partition(), offset, now);
        });
        ends.forEach((partition, end) -> streams.reaches(partition.partition(), end));
        streams.partitions(consumer.assignment().size());
    }

    private boolean goesOn(Consumer<?, ?> consumer, TopicPartition partition) {
        OptionalLong next = streams.next(partition.partition());
        next.ifPresent(offset -> consumer.seek(partition, offset));
        return next.isPresent();
    }

    private static long first(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : found.offset();
    }
}
