package loyalty.tier;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import loyalty.local.testing.LocalStackResource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
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

    private static void send(int from, int to, String steady) throws ExecutionException, InterruptedException {
        IntStream.range(0, STEADY_MEMBERS).forEach(member -> enrol(steady + "-" + member));
        SortedSet<String> unreadable = new TreeSet<>();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", ServiceFixture.setting("LOYALTY_KAFKA")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int seed = from; seed < to; seed++) {
                OddMessage odd = OddMessage.of(seed);
                RecordMetadata sent = producer.send(odd.message()).get();
                if (!odd.isReadable()) {
                    unreadable.add(sent.partition() + "-" + sent.offset());
                }
            }
        }

        for (int member = 0; member < STEADY_MEMBERS; member++) {
            ServiceFixture.send(bought(steady + "-" + member, 1, "2026-06-01T16:00:00Z", "70.00"));
        }

        for (int member = 0; member < STEADY_MEMBERS; member++) {
            awaitValue(steady + "-" + member);
        }
        await().atMost(AT_LAST)
                .untilAsserted(() -> assertThat(ServiceFixture.placesOfDeadLetters("tier-service"))
                        .containsAll(unreadable));
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
