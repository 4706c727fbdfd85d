package loyalty.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import loyalty.local.testing.TestStack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterTopicTest {
    private final String kafka = TestStack.shared().broker().bootstrapServers();

    @Test
    void sends_a_letter_back_as_the_event_that_it_was_and_takes_it_off_the_list() throws Exception {
        int before = memberEvents().size();
        setAside("points.earned.v1-7", "3-17", "tier-service");
        setAside("points.earned.v1-7", "3-17", "voucher-service");
        try (DeadLetterTopic topic = new DeadLetterTopic(kafka)) {
            List<DeadLetter> waiting = topic.waiting();
            assertThat(waiting)
                    .extracting(DeadLetter::line)
                    .containsExactly(
                            "points.earned.v1 points.earned.v1-7 for tier-service: it was poison",
                            "points.earned.v1 points.earned.v1-7 for voucher-service: it was poison");

            topic.resend(waiting);
        }

        List<ConsumerRecord<byte[], byte[]>> events = memberEvents();
        assertThat(events).hasSize(before + 1);
        ConsumerRecord<byte[], byte[]> again = events.getLast();
        assertThat(new String(again.value(), StandardCharsets.UTF_8)).isEqualTo("{}");
        assertThat(again.headers()).extracting(header -> header.key()).containsExactly("ce_type", "ce_id");
        try (DeadLetterTopic topic = new DeadLetterTopic(kafka)) {
            assertThat(topic.waiting()).isEmpty();
        }
    }

    @Test
    void sends_back_each_message_although_none_has_an_id() throws Exception {
        long before = memberEvents().size();
        setAside(null, "0-1", "tier-service");
        setAside(null, "0-2", "tier-service");
        try (DeadLetterTopic topic = new DeadLetterTopic(kafka)) {
            List<DeadLetter> waiting = topic.waiting();
            assertThat(waiting)
                    .extracting(DeadLetter::line)
                    .containsExactly(
                            "points.earned.v1 loyalty.members-0-1 for tier-service: it was poison",
                            "points.earned.v1 loyalty.members-0-2 for tier-service: it was poison");

            topic.resend(waiting);
        }

        assertThat(memberEvents()).hasSize((int) before + 2);
    }

    @Test
    void sends_a_letter_without_its_value_back_from_its_own_topic() throws Exception {
        ProducerRecord<byte[], byte[]> large = new ProducerRecord<>("loyalty.members", new byte[] {2}, bytes("large"));
        large.headers().add("ce_id", bytes("large"));
        RecordMetadata place = send(large);
        int before = memberEvents().size();
        send(withoutValue("large", place.partition() + "-" + place.offset()));

        try (DeadLetterTopic topic = new DeadLetterTopic(kafka)) {
            assertThat(topic.resend(topic.waiting())).isEqualTo(new DeadLetterTopic.Resent(1, List.of()));
        }

        List<ConsumerRecord<byte[], byte[]>> events = memberEvents();
        assertThat(events).hasSize(before + 1);
        assertThat(events)
                .filteredOn(event -> Arrays.equals(event.value(), bytes("large")))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.headers())
                        .extracting(header -> header.key())
                        .containsExactly("ce_id"));
    }

    @Test
    void says_of_a_letter_without_its_value_where_the_message_was_and_that_it_is_gone() throws Exception {
        int before = memberEvents().size();
        send(withoutValue("lost", "4-1000000"));
        try (DeadLetterTopic topic = new DeadLetterTopic(kafka)) {
            List<DeadLetter> waiting = topic.waiting();
            assertThat(waiting)
                    .extracting(DeadLetter::line)
                    .containsExactly("points.earned.v1 lost for tier-service: it was poison"
                            + " (left out: its value; it is loyalty.members 4-1000000)");

            assertThat(topic.resend(waiting)).isEqualTo(new DeadLetterTopic.Resent(0, waiting));
        }

        assertThat(memberEvents()).hasSize(before);
    }

    private static ProducerRecord<byte[], byte[]> withoutValue(String id, String place) {
        ProducerRecord<byte[], byte[]> letter = letter(id, place, "tier-service", null);
        letter.headers().add("loyalty_left_out", bytes("its value"));
        return letter;
    }

    private void setAside(@Nullable String id, String place, String service) throws Exception {
        send(letter(id, place, service, bytes("{}")));
    }

    private static ProducerRecord<byte[], byte[]> letter(
            @Nullable String id, String place, String service, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>("loyalty.dead-letters", new byte[] {1}, value);
        letter.headers()
                .add("ce_type", bytes("points.earned.v1"))
                .add("ce_id", id == null ? null : bytes(id))
                .add("loyalty_topic", bytes("loyalty.members"))
                .add("loyalty_place", bytes(place))
                .add("loyalty_consumer", bytes(service))
                .add("loyalty_cause", bytes("it was poison"));
        return letter;
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> message) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(message).get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> memberEvents() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor("loyalty.members").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
            long there = consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (events.size() < there) {
                consumer.poll(Duration.ofSeconds(1)).forEach(events::add);
            }
            return events;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
