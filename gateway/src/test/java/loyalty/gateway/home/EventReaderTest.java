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
import loyalty.events.VoucherIssued;
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
                    MEMBERS.stream().map(member -> open(http, member, "")).toList();
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

    @Test
    void a_resumed_stream_tells_what_was_missed_in_the_order_of_its_ids() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            Queue<String> live = open(http, "resa", "");
            await().atMost(AT_LAST).until(() -> !live.isEmpty());
            send(List.of(earned("resa")));
            await().atMost(AT_LAST).until(() -> ids(live).size() == 1);
            // The voucher's event comes first, and the points stand first among the parts.
            send(List.of(issued("resa"), earned("resa")));
            await().atMost(AT_LAST).until(() -> ids(live).size() == 3);

            Queue<String> resumed = open(http, "resa", ids(live).getFirst().toString());

            await().atMost(AT_LAST).until(() -> ids(resumed).size() == 2);
            assertThat(ids(resumed)).isEqualTo(ids(live).subList(1, 3));
        } finally {
            http.shutdownNow();
        }
    }

    private static List<Long> ids(Queue<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.valueOf(line.substring("id:".length()).strip()))
                .toList();
    }

    /** The lines of a member's stream, as they come; from behind an event, or from now on. */
    private static Queue<String> open(HttpClient http, String memberId, String lastEventId) {
        String token = Doubles.tokens().of("member", memberId);
        URI stream = URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/members/" + memberId + "/stream");
        HttpRequest.Builder request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        CompletableFuture<HttpResponse<Void>> reading =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
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
        Instant at = Instant.parse("2026-06-01T16:00:00Z");
        var line = new PointsEarned.Line("1", "cd-1", "music", "goods", 1, BigDecimal.TEN, null);
        var data = new PointsEarned(
                pseudonym(memberId),
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
        return message(Envelope.about(data, 1, null));
    }

    private static ProducerRecord<String, byte[]> issued(String memberId) {
        Instant at = Instant.parse("2026-06-01T16:00:00Z");
        var data = new VoucherIssued(
                pseudonym(memberId),
                at,
                memberId + "-v",
                "amount",
                BigDecimal.TEN,
                "USD",
                at,
                at.plusSeconds(60),
                "tier:silver");
        return message(Envelope.about(data, 1, null));
    }

    private static Pseudonym pseudonym(String memberId) {
        return new Pseudonym.Key(HexFormat.of().parseHex(setting("LOYALTY_PSEUDONYM_KEY"))).of(memberId);
    }

    private static ProducerRecord<String, byte[]> message(Envelope event) {
        var message = new ProducerRecord<>(event.type().topic(), event.key(), EventJson.write(event.data()));
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
