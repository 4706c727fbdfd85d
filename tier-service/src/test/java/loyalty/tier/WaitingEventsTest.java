package loyalty.tier;

import static loyalty.tier.ServiceFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.local.testing.LocalStackResource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members whose events name programme versions that come later, or never. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class WaitingEventsTest {

    private static final Duration AT_LAST = Duration.ofMinutes(5);
    private static final int MEMBERS = 300;
    private static final int EVENTS_MAX = 5;
    private static final int LOST_MIN = 40;
    private static final List<String> VERSIONS = List.of(
            "house-2", "house-2", "house-2", "waits-later-0", "waits-later-1", "waits-never-0", "waits-never-1");

    /** A member, and the programme version that each of the events names. */
    private record Sent(String member, List<String> versions) {

        static Sent of(int seed) {
            Random random = new Random(seed);
            int events = 1 + random.nextInt(EVENTS_MAX);
            return new Sent(
                    "waits-" + seed,
                    IntStream.range(0, events)
                            .mapToObj(event -> VERSIONS.get(random.nextInt(VERSIONS.size())))
                            .toList());
        }

        /** How many events come before the first that names such a version. */
        int until(String beginning) {
            return (int) versions.stream()
                    .takeWhile(version -> !version.startsWith(beginning))
                    .count();
        }

        List<Long> heard() {
            return Heard.of(ServiceFixture.pseudonym(member));
        }

        List<String> lettersOf(List<ConsumerRecord<String, byte[]>> letters) {
            String key = ServiceFixture.pseudonym(member).hex();
            return letters.stream()
                    .filter(letter -> key.equals(letter.key()))
                    .map(letter -> ServiceFixture.header(letter, "ce_sequence"))
                    .toList();
        }
    }

    private final List<Sent> everything =
            IntStream.range(0, MEMBERS).mapToObj(Sent::of).toList();

    @BeforeEach
    void a_programme() {
        ServiceFixture.publishHouse();
        await().atMost(AT_LAST).until(ServiceFixture::isReady);
    }

    @Test
    void what_waits_waits_for_its_member_only_in_order_visibly_and_not_for_ever() throws SQLException {
        for (int event = 0; event < EVENTS_MAX; event++) {
            int number = event;
            ServiceFixture.send(everything.stream()
                    .filter(sent -> number < sent.versions().size())
                    .map(sent -> Waiting.event(
                            sent.member(), number + 1, sent.versions().get(number)))
                    .toArray(Envelope[]::new));
        }

        // Everybody is served up to the first event that must wait.
        awaitHeard(sent -> Math.min(sent.until("waits-later"), sent.until("waits-never")));
        assertItShows();
        try (LostConnections lost = LostConnections.every(Duration.ofMillis(150))) {
            List.of("waits-later-0", "waits-later-1").forEach(ServiceFixture::publishHouseAs);
            await().atMost(AT_LAST).until(() -> lost.count() > LOST_MIN);
        }
        awaitHeard(sent -> sent.until("waits-never"));
        Waiting.grownOld();
        awaitLetters();
        await().atMost(AT_LAST).until(() -> Waiting.places().isEmpty());
        assertThat(parkedByTheGauge()).isZero();
        // Sent back, what was set aside is applied, in order and once.
        List.of("waits-never-0", "waits-never-1").forEach(ServiceFixture::publishHouseAs);
        resend();
        awaitHeard(sent -> sent.versions().size());
    }

    private interface Count {
        int of(Sent sent);
    }

    private void awaitHeard(Count count) {
        // A connection that was taken from the service may be this test's next one.
        await().atMost(AT_LAST)
                .ignoreExceptionsInstanceOf(DatabaseException.class)
                .untilAsserted(() -> assertThat(everything)
                        .allSatisfy(sent -> assertThat(sent.heard())
                                .isEqualTo(LongStream.rangeClosed(1, count.of(sent))
                                        .boxed()
                                        .toList())));
    }

    private void awaitLetters() {
        await().atMost(AT_LAST).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> letters = letters();
            assertThat(everything)
                    .allSatisfy(sent -> assertThat(sent.lettersOf(letters))
                            .isEqualTo(IntStream.rangeClosed(
                                            sent.until("waits-never") + 1,
                                            sent.versions().size())
                                    .mapToObj(Integer::toString)
                                    .toList()));
            assertThat(letters)
                    .extracting(letter -> ServiceFixture.header(letter, "loyalty_cause"))
                    .contains(
                            "it waited longer than PT24H for programme version waits-never-0",
                            "an earlier event of the member waited longer than PT24H for"
                                    + " programme version waits-never-0");
        });
    }

    private static void assertItShows() {
        await().atMost(AT_LAST).untilAsserted(() -> {
            int waiting = Waiting.places().size();
            assertThat(waiting).isPositive();
            assertThat(parkedByTheGauge()).isEqualTo(waiting);
            var ready = ServiceFixture.management("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(Waiting.toldByReadiness()).isEqualTo(waiting);
            assertThat(ready.<String>path(Waiting.READINESS + ".data.for")).contains("programme version waits-later-0");
            assertThat(as("operator").get("/internal/consumer-lag").<Integer>path("parked"))
                    .isEqualTo(waiting);
        });
    }

    private static double parkedByTheGauge() {
        return ServiceFixture.management("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("loyalty_events_parked{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** As {@code dead-letters --resend} does: in their order, each once, without what was written on them. */
    private void resend() {
        try (var producer = ServiceFixture.producer()) {
            for (ConsumerRecord<String, byte[]> letter : letters()) {
                var again = new ProducerRecord<>(
                        ServiceFixture.header(letter, "loyalty_topic"), letter.key(), letter.value());
                letter.headers().forEach(header -> {
                    if (!header.key().startsWith("loyalty_")) {
                        again.headers().add(header);
                    }
                });
                producer.send(again);
            }
            producer.flush();
        }
    }

    private List<ConsumerRecord<String, byte[]>> letters() {
        Set<String> ours = everything.stream()
                .map(sent -> ServiceFixture.pseudonym(sent.member()).hex())
                .collect(Collectors.toSet());
        return ServiceFixture.letters(letter -> ours.contains(letter.key()));
    }
}
