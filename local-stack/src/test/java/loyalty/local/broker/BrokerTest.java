package loyalty.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import loyalty.local.process.Guard;
import loyalty.local.process.Ports;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private final Guard guard = Guard.start();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        guard.close();
    }

    @Test
    void has_the_topics_of_loyalty_and_keeps_what_was_sent_through_a_kill() throws Exception {
        Broker broker = Broker.start(folder.resolve("broker"), guard);
        assertThat(partitions(broker))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("loyalty.members", 6, "loyalty.programmes", 1, "loyalty.dead-letters", 1));
        send(broker, "loyalty.members", "news");

        broker.child().kill();

        try (Broker again = broker.restart(guard)) {
            assertThat(again.bootstrapServers()).isEqualTo(broker.bootstrapServers());
            assertThat(firstOf(again, "loyalty.members")).isEqualTo("news");
        }
    }

    @Test
    void makes_no_topic_that_nobody_declared() {
        try (Broker broker = Broker.start(folder.resolve("broker"), guard)) {
            assertThatThrownBy(() -> send(broker, "loyalty.typo", "lost")).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void chooses_other_ports_when_somebody_takes_the_ones_it_had_chosen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var choices =
                    new ArrayDeque<>(List.of(new BrokerPorts(Ports.free(), taken.getLocalPort()), BrokerPorts.free()));

            try (Broker broker = Broker.start(folder.resolve("broker"), choices::remove, guard)) {
                assertThat(choices).isEmpty();
                assertThat(partitions(broker)).containsKey("loyalty.members");
            }
        }
    }

    private static Map<String, Integer> partitions(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var names = admin.listTopics().names().get();
            return admin.describeTopics(names).allTopicNames().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            topic -> topic.getValue().partitions().size()));
        }
    }

    private static void send(Broker broker, String topic, String text) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "1500"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, text.getBytes(StandardCharsets.UTF_8)))
                    .get(1, TimeUnit.MINUTES);
        }
    }

    private static String firstOf(Broker broker, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var records = consumer.poll(Duration.ofSeconds(20));
            return new String(records.iterator().next().value(), StandardCharsets.UTF_8);
        }
    }
}
