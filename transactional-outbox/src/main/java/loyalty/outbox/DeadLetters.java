package loyalty.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import loyalty.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Where an event goes that cannot be processed. It is not marked as received, so that it is applied when somebody sends
 * it back.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final int CAUSE_MAX = 500;

    private final EventProducer producer;
    private final String service;
    private final Counter counter;

    DeadLetters(
            EventProducer producer,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry meters) {
        this.producer = producer;
        this.service = service;
        this.counter = meters.counter("loyalty.dead.letters");
    }

    /** Sets a message aside with its cause; returns when the broker has it. */
    void setAside(ConsumerRecord<String, byte[]> message, Throwable cause) throws InterruptedException {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, null, message.key(), message.value(), message.headers());
        header(letter, "loyalty_topic", message.topic());
        header(letter, "loyalty_place", message.partition() + "-" + message.offset());
        header(letter, "loyalty_consumer", service);
        header(letter, "loyalty_cause", cause(cause));
        while (!isSent(letter)) {
            Thread.sleep(BACKOFF);
        }
        counter.increment();
        LOG.errorf(
                cause,
                "%s set aside: %s %s of partition-offset %d-%d",
                Messages.describe(message),
                message.topic(),
                Messages.header(message, "ce_id"),
                message.partition(),
                message.offset());
    }

    private boolean isSent(ProducerRecord<String, byte[]> letter) throws InterruptedException {
        try {
            producer.send(letter).get();
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("dead letter waits for the broker: %s", e.getMessage());
            return false;
        }
    }

    /** In a few words; whoever wants all of it reads the log. */
    private static String cause(Throwable cause) {
        String words = Objects.requireNonNullElse(cause.getMessage(), "it could not be processed");
        return words.substring(0, Math.min(words.length(), CAUSE_MAX));
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
