package loyalty.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.PointsEarned;
import loyalty.events.Pseudonym;
import loyalty.gateway.testing.Doubles;
import loyalty.local.messages.OddMessage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RealBroker.class, restrictToAnnotatedClass = true)
class EventReaderTest {

    private static final Duration AT_LAST = Duration.ofMinutes(2);
    private static final int ODD_MESSAGES = 300;
    /** Enough that every partition has one. */
    private static final List<String> MEMBERS =
            IntStream.range(0, 24).mapToObj(number -> "mia-" + number).toList();

    @Test
    void after_every_odd_message_the_members_events_still_arrive() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            List<Queue<String>> streams =
                    MEMBERS.stream().map(member -> open(http, member)).toList();
            await().atMost(AT_LAST)
                    .untilAsserted(() -> assertThat(streams)
                            .allSatisfy(lines -> assertThat(lines).isNotEmpty()));

            send(IntStream.range(0, ODD_MESSAGES)
                    .mapToObj(seed -> OddMessage.of(seed, earned("odd-" + seed)).message())
                    .toList());
            send(MEMBERS.stream().map(EventReaderTest::earned).toList());

            await().atMost(AT_LAST)
                    .untilAsserted(() -> assertThat(streams)
                            .allSatisfy(lines -> assertThat(lines).contains("event:points")));
        } finally {
            http.shutdownNow();
        }
    }

    /** The lines of a member's stream, as they come. */
    private static Queue<String> open(HttpClient http, String memberId) {
        String token = Doubles.tokens().of("member", memberId);
        URI stream = URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/members/" + memberId + "/stream");
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Authorization", "Bearer " + token)
                .build();
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        CompletableFuture<HttpResponse<Void>> reading =
                http.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
        assertThat(reading).isNotCompletedExceptionally();
        return lines;
    }

    private static void send(List<ProducerRecord<String, byte[]>> messages) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", setting("LOYALTY_KAFKA")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            messages.forEach(producer::send);
            producer.flush();
        }
    }

    private static ProducerRecord<String, byte[]> earned(String memberId) {
        Pseudonym member = new Pseudonym.Key(HexFormat.of().parseHex(setting("LOYALTY_PSEUDONYM_KEY"))).of(memberId);
        Instant at = Instant.parse("2026-06-01T16:00:00Z");
        var line = new PointsEarned.Line("1", "cd-1", "music", "goods", 1, BigDecimal.TEN);
        var data = new PointsEarned(
                member,
                at,
                memberId + "-1",
                at,
                "store",
                null,
                "house-2",
                "member",
                10,
                null,
                null,
                "USD",
                List.of(line));
        Envelope event = Envelope.about(data, 1, null);
        var message = new ProducerRecord<>(event.type().topic(), event.key(), EventJson.write(data));
        message.headers()
                .add("ce_id", bytes(event.id()))
                .add("ce_type", bytes(event.type().wireName()))
                .add("ce_sequence", bytes("1"));
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
