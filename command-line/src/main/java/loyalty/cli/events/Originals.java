package loyalty.cli.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Messages where they first were: on their topics, which keep them for a time. */
final class Originals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;

    Originals(String bootstrap) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "none",
                        "max.poll.records", "1",
                        "default.api.timeout.ms", "" + PATIENCE.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The message at a place; nothing when its topic has let go of it. */
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        Map<TopicPartition, Long> first = consumer.beginningOffsets(List.of(partition));
        Map<TopicPartition, Long> end = consumer.endOffsets(List.of(partition));
        if (offset < first.getOrDefault(partition, 0L) || offset >= end.getOrDefault(partition, 0L)) {
            return Optional.empty();
        }
        consumer.seek(partition, offset);
        return consumer.poll(PATIENCE).records(partition).stream()
                .filter(message -> message.offset() == offset)
                .findFirst();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
