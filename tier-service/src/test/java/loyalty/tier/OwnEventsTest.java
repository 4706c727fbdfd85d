package loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import loyalty.events.Envelope;
import loyalty.events.MemberEnrolled;
import loyalty.events.Topics;
import loyalty.local.testing.LocalStackResource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What the service told itself comes back to it on the topic that it reads. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class OwnEventsTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private static RecordMetadata tellOwn(String memberId) throws Exception {
        var event = new MemberEnrolled(
                ServiceFixture.pseudonym(memberId),
                Instant.parse("2026-03-02T15:00:00Z"),
                LocalDate.parse("2026-03-02"));
        try (var producer = ServiceFixture.producer()) {
            return producer.send(ServiceFixture.message(Envelope.about(event, 1, null)))
                    .get();
        }
    }

    private static long position(int partition) {
        return Waiting.database()
                .read(
                        "select next_offset from consumer_position where topic = '" + Topics.MEMBERS
                                + "' and partition_no = " + partition,
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Test
    void the_position_moves_behind_it_though_nobody_asks_and_nothing_else_comes() throws Exception {
        RecordMetadata told = tellOwn("own-1");

        await().atMost(SOON).until(() -> position(told.partition()) > told.offset());
    }

    @Test
    void whoever_asks_for_the_lag_sees_it_end() throws Exception {
        RecordMetadata told = tellOwn("own-2");
        String partition = Topics.MEMBERS + "-" + told.partition();

        await().atMost(SOON).untilAsserted(() -> {
            var lag = RestAssured.get("/internal/consumer-lag").jsonPath();
            assertThat(lag.getLong("ends['" + partition + "']")).isGreaterThan(told.offset());
            assertThat(lag.getLong("positions['" + partition + "']"))
                    .isEqualTo(lag.getLong("ends['" + partition + "']"));
        });
    }
}
