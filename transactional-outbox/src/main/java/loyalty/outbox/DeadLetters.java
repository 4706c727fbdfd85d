package loyalty.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import loyalty.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Where an event goes that cannot be processed. It is not marked as received, so that it is applied when somebody sends
 * it back.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

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
        header(letter, "loyalty_consumer", service);
        header(letter, "loyalty_cause", String.valueOf(cause.getMessage()));
        while (true) {
            try {
                producer.send(letter).get();
                break;
            } catch (ExecutionException e) {
                LOG.warnf("dead letter waits for the broker: %s", e.getMessage());
            }
        }
        counter.increment();
        LOG.errorf(cause, "event %s set aside", Messages.header(message, "ce_id"));
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
