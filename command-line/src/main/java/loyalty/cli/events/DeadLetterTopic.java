package loyalty.cli.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import loyalty.local.StackException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The dead letters that nobody has sent back yet. How far they were sent back is a committed offset. */
final class DeadLetterTopic implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition("loyalty.dead-letters", 0);

    private final String bootstrap;
    private final KafkaConsumer<byte[], byte[]> consumer;

    DeadLetterTopic(String bootstrap) {
        this.bootstrap = bootstrap;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "group.id", "loyalty-dead-letters",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "default.api.timeout.ms", "15000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
    }

    List<DeadLetter> waiting() {
        Long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
        List<DeadLetter> letters = new ArrayList<>();
        while (end != null && consumer.position(PARTITION) < end) {
            consumer.poll(Duration.ofSeconds(1)).forEach(message -> letters.add(new DeadLetter(message)));
        }
        return letters;
    }

    /**
     * What became of letters.
     *
     * @param sent how many events were sent back
     * @param gone the letters whose events are nowhere any more
     */
    record Resent(int sent, List<DeadLetter> gone) {}

    /**
     * Sends each event back, once even when several services set it aside: all of them read the topic. Then remembers it,
     * so that a run that is killed sends some twice and none never.
     */
    Resent resend(List<DeadLetter> letters) {
        try (Originals originals = new Originals(bootstrap);
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            Set<String> seen = new HashSet<>();
            List<DeadLetter> gone = new ArrayList<>();
            for (DeadLetter letter : letters) {
                if (seen.add(letter.event())) {
                    Optional<ProducerRecord<byte[], byte[]>> again = letter.again(originals);
                    if (again.isPresent()) {
                        producer.send(again.get()).get();
                    } else {
                        gone.add(letter);
                    }
                }
                consumer.commitSync(
                        Map.of(PARTITION, new OffsetAndMetadata(letter.message().offset() + 1)));
            }
            return new Resent(seen.size() - gone.size(), gone);
        } catch (ExecutionException e) {
            throw new StackException("the broker refused a letter: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
