package loyalty.tier;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.events.Topics;
import loyalty.local.messages.OddMessage;
import loyalty.local.testing.LocalStackResource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("any-engine")
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class OddMessagesTest {

    private static final Duration AT_LAST = Duration.ofMinutes(5);
    /** Enough that every partition has one. */
    private static final int STEADY_MEMBERS = 24;

    @BeforeEach
    void a_programme() {
        ServiceFixture.publishHouse();
        await().atMost(AT_LAST).until(ServiceFixture::isReady);
    }

    @Test
    void no_message_however_odd_stops_a_consumer_or_vanishes() throws Exception {
        send(0, 300, "few");
    }

    @Test
    @Tag("long")
    void ten_thousand_odd_messages_stop_nobody() throws Exception {
        send(300, 10_300, "many");
    }

    @Test
    void a_letter_that_is_too_large_goes_without_its_value_and_nobody_waits_for_it() throws Exception {
        enrol("behind-a-large-one");
        lettersHaveAtMost("200000");
        try {
            ProducerRecord<String, byte[]> large = largeNonsense("behind-a-large-one");
            String place;
            try (var producer = ServiceFixture.producer()) {
                place = place(producer.send(large).get());
            }

            ServiceFixture.send(bought("behind-a-large-one", 2, "2026-06-01T16:00:00Z", "70.00"));

            awaitValue("behind-a-large-one");
            assertThat(ServiceFixture.letters(letter ->
                            ServiceFixture.header(letter, "loyalty_place").equals(place)))
                    .singleElement()
                    .satisfies(letter -> {
                        assertThat(letter.value()).isNull();
                        assertThat(letter.key()).isEqualTo(large.key());
                        assertThat(ServiceFixture.header(letter, "loyalty_cause"))
                                .isNotBlank();
                        assertThat(ServiceFixture.header(letter, "loyalty_left_out"))
                                .startsWith("its value");
                    });
        } finally {
            lettersHaveAtMost("2097152");
        }
    }

    /** Random bytes: zeros would be small on their way. */
    private static ProducerRecord<String, byte[]> largeNonsense(String memberId) {
        ProducerRecord<String, byte[]> order =
                ServiceFixture.message(bought(memberId, 1, "2026-06-01T16:00:00Z", "10.00"));
        byte[] bytes = new byte[400_000];
        new Random(1).nextBytes(bytes);
        return new ProducerRecord<>(order.topic(), null, order.key(), bytes, order.headers());
    }

    private static void send(int from, int to, String steady) throws ExecutionException, InterruptedException {
        IntStream.range(0, STEADY_MEMBERS).forEach(member -> enrol(steady + "-" + member));
        Map<String, OddMessage.Fate> sent = sendOdd(from, to);
        for (int member = 0; member < STEADY_MEMBERS; member++) {
            ServiceFixture.send(bought(steady + "-" + member, 1, "2026-06-01T16:00:00Z", "70.00"));
        }

        for (int member = 0; member < STEADY_MEMBERS; member++) {
            awaitValue(steady + "-" + member);
        }
        awaitLetters(places(sent, OddMessage.Fate.SET_ASIDE));
        OddMessage.laterProgrammes().forEach(ServiceFixture::publishHouseAs);
        SortedSet<String> waitForEver = places(sent, OddMessage.Fate.WAITS_FOR_EVER);
        await().atMost(AT_LAST).untilAsserted(() -> assertThat(Waiting.places()).isEqualTo(waitForEver));
        assertThat(ServiceFixture.placesOfDeadLetters("tier-service"))
                .as("nobody gave up on what came later, nor before it was time")
                .doesNotContainAnyElementsOf(places(sent, OddMessage.Fate.WAITS))
                .doesNotContainAnyElementsOf(waitForEver);
        Waiting.grownOld();
        awaitLetters(waitForEver);
        await().atMost(AT_LAST).untilAsserted(() -> assertThat(Waiting.places()).isEmpty());
    }

    /** Sends one by one, because many are large; tells the fate of each place. */
    private static Map<String, OddMessage.Fate> sendOdd(int from, int to)
            throws ExecutionException, InterruptedException {
        Map<String, OddMessage.Fate> sent = new HashMap<>();
        try (var producer = ServiceFixture.producer()) {
            for (int seed = from; seed < to; seed++) {
                OddMessage odd = OddMessage.of(
                        seed, ServiceFixture.message(bought("odd-" + seed, 1, "2026-06-01T16:00:00Z", "10.00")));
                sent.put(place(producer.send(odd.message()).get()), odd.fate());
            }
        }
        return sent;
    }

    private static SortedSet<String> places(Map<String, OddMessage.Fate> sent, OddMessage.Fate fate) {
        return sent.entrySet().stream()
                .filter(one -> one.getValue() == fate)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String place(RecordMetadata sent) {
        return sent.partition() + "-" + sent.offset();
    }

    private static void awaitLetters(SortedSet<String> places) {
        await().atMost(AT_LAST)
                .untilAsserted(() -> assertThat(ServiceFixture.placesOfDeadLetters("tier-service"))
                        .containsAll(places));
    }

    private static void lettersHaveAtMost(String bytes) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ServiceFixture.setting("LOYALTY_KAFKA")))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS);
            var size = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(size))).all().get();
            await().atMost(AT_LAST)
                    .until(() -> admin.describeConfigs(List.of(topic)).all().get().values().stream()
                            .anyMatch(config ->
                                    config.get("max.message.bytes").value().equals(bytes)));
        }
    }

    private static void enrol(String memberId) {
        as("checkout")
                .contentType("application/json")
                .body("{}")
                .put("/v1/members/" + memberId)
                .then()
                .statusCode(201);
    }

    private static void awaitValue(String memberId) {
        await().atMost(AT_LAST)
                .until(() -> "70.00"
                        .equals(as("support")
                                .get("/v1/members/" + memberId + "/tier")
                                .path("qualifying.value")));
    }
}
