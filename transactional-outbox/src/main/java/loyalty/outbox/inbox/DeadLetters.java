package loyalty.outbox.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import loyalty.events.Topics;
import loyalty.outbox.EventProducer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where an event goes that cannot be processed. It is not marked as received, so that it is applied when somebody sends
 * it back.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final int WORDS_MAX = 500;

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
        setAside(message, Objects.requireNonNullElse(cause.getMessage(), "it could not be processed"), cause);
    }

    /** Sets a message aside for a reason that the code knows; returns when the broker has it. */
    void setAside(ConsumerRecord<String, byte[]> message, String why) throws InterruptedException {
        setAside(message, why, null);
    }

    private void setAside(ConsumerRecord<String, byte[]> message, String why, @Nullable Throwable cause)
            throws InterruptedException {
        send(message, new ArrayDeque<>(letters(message, why)));
        counter.increment();
        LOG.errorf(
                cause,
                "%s set aside: %s %s of partition-offset %d-%d: %s",
                Messages.describe(message),
                message.topic(),
                Messages.header(message, "ce_id"),
                message.partition(),
                message.offset(),
                cut(why));
    }

    /** Waits for a broker that is away. What is too large for it as it is, and always will be, is sent with less. */
    private void send(ConsumerRecord<String, byte[]> message, Deque<ProducerRecord<String, byte[]>> letters)
            throws InterruptedException {
        while (true) {
            try {
                producer.send(letters.getFirst()).get();
                return;
            } catch (ExecutionException | KafkaException e) {
                LOG.warnf("dead letter of %s waits for the broker: %s", Messages.describe(message), e.getMessage());
                if (isTooLarge(e) && letters.size() > 1) {
                    letters.removeFirst();
                } else {
                    Thread.sleep(BACKOFF);
                }
            }
        }
    }

    private static boolean isTooLarge(Exception refusal) {
        Throwable cause = refusal instanceof ExecutionException ? refusal.getCause() : refusal;
        return cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException;
    }

    /** The letters that say it, from one with everything to one that says no more than where the message is. */
    private List<ProducerRecord<String, byte[]>> letters(ConsumerRecord<String, byte[]> message, String why) {
        ProducerRecord<String, byte[]> whole =
                new ProducerRecord<>(Topics.DEAD_LETTERS, null, message.key(), message.value(), message.headers());
        ProducerRecord<String, byte[]> withoutValue =
                new ProducerRecord<>(Topics.DEAD_LETTERS, null, message.key(), null, message.headers());
        ProducerRecord<String, byte[]> placeOnly = new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, null);
        for (String name : List.of("ce_type", "ce_id")) {
            String value = Messages.header(message, name);
            if (value != null) {
                header(placeOnly, name, value);
            }
        }
        List<ProducerRecord<String, byte[]>> letters = List.of(whole, withoutValue, placeOnly);
        letters.forEach(letter -> {
            header(letter, "loyalty_topic", message.topic());
            header(letter, "loyalty_place", message.partition() + "-" + message.offset());
            header(letter, "loyalty_consumer", service);
            header(letter, "loyalty_cause", why);
        });
        header(withoutValue, "loyalty_left_out", "its value, which is too large for a letter");
        header(placeOnly, "loyalty_left_out", "its key, headers and value, which are too large for a letter");
        return letters;
    }

    /** In a few words; whoever wants all of it reads the log. */
    private static String cut(String words) {
        return words.substring(0, Math.min(words.length(), WORDS_MAX));
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, cut(value).getBytes(StandardCharsets.UTF_8));
    }
}
