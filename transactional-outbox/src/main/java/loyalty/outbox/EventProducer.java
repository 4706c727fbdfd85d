package loyalty.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends to Kafka, as an idempotent producer. It tries again, in order, for as long as the broker is away: giving up on
 * one record and not on the next would turn them round.
 */
@ApplicationScoped
public class EventProducer {

    private static final int REQUEST_BYTES_MAX = 4 * 1024 * 1024;

    private static final Map<String, Object> OURS = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            1,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000,
            // A dead letter is its message and a few words more; the broker's topics say what is too large.
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            REQUEST_BYTES_MAX,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500);

    private final Map<String, Object> broker;
    private @Nullable KafkaProducer<String, byte[]> producer;

    /** @param broker where it is and how to reach it: everything configured as {@code kafka.…} */
    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** Sends without waiting; the future fails only when the broker refuses the record itself. */
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        return producer().send(message);
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.putAll(OURS);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    synchronized void close(@Observes ShutdownEvent end) {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
