package loyalty.gateway.home;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import loyalty.events.Topics;
import loyalty.threads.VitalThread;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Reads the events of all members, from a quarter of an hour back. It belongs to no consumer group: every gateway reads
 * everything and numbers it alike, by the offset.
 */
@ApplicationScoped
class EventReader {

    private static final Logger LOG = Logger.getLogger(EventReader.class);
    private static final String KAFKA = "kafka.";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OpenStreams streams;
    private final Config config;
    private final Thread thread = VitalThread.named("event-reader", this::run);
    private volatile boolean ending;

    EventReader(OpenStreams streams, Config config) {
        this.streams = streams;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) {
        ending = true;
        thread.interrupt();
    }

    private void run() {
        while (!ending) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                read(consumer);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("live events wait for the broker: %s", e.getMessage());
                rest();
            }
        }
    }

    // A broker that is away fails at once, and again at once.
    private void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.MEMBERS, PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        goBack(consumer, partitions);
        streams.partitions(partitions.size());
        while (!ending) {
            consumer.poll(POLL).forEach(this::note);
        }
    }

    private void goBack(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        long now = System.currentTimeMillis();
        Map<TopicPartition, Long> back = new HashMap<>();
        partitions.forEach(partition -> back.put(partition, now - RecentEvents.MEMORY.toMillis()));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        consumer.offsetsForTimes(back, PATIENCE).forEach((partition, found) -> {
            long offset = found == null ? ends.getOrDefault(partition, 0L) : found.offset();
            consumer.seek(partition, offset);
            streams.begin(partition.partition(), offset, now);
        });
    }

    /** Whatever the message is, the stream goes on behind it; a message without a key concerns no member. */
    private void note(ConsumerRecord<String, byte[]> message) {
        Header type = message.headers().lastHeader("ce_type");
        Optional<Part> part = type == null || type.value() == null || message.key() == null
                ? Optional.empty()
                : Part.touchedBy(new String(type.value(), StandardCharsets.UTF_8));
        String member = Objects.requireNonNullElse(message.key(), "");
        streams.note(message.partition(), message.offset(), member, part.orElse(null));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(KAFKA)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.put(name.substring(KAFKA.length()), value));
            }
        }
        settings.putAll(Map.of(
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "latest",
                "default.api.timeout.ms",
                10_000,
                "reconnect.backoff.max.ms",
                500));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
