package loyalty.points.posting;

import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.Test;

/** A transaction that hangs: who has no time is told to ask again, who has time waits, and nothing is posted twice. */
@QuarkusTest
@TestProfile(AnswerInTimeTest.Hurried.class)
@QuarkusTestResource(PointsService.class)
class AnswerInTimeTest {

    private static final String PLACED_AT = "2026-03-01T15:00:00Z";

    private final PostingQueue queue;

    AnswerInTimeTest(PostingQueue queue) {
        this.queue = queue;
    }

    /** As if nobody waited for more than a second. */
    public static final class Hurried implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("loyalty.posting.answer-max", "PT1S");
        }
    }

    @Test
    void who_has_no_time_is_told_to_ask_again_and_finds_it_posted_once() throws Exception {
        put("late-0", order("late", PLACED_AT, "10.00")).then().statusCode(201);
        CompletableFuture<?> patient;
        try (Connection other = PointsService.database();
                PreparedStatement lock =
                        other.prepareStatement("select version from account where pseudonym = ? for update")) {
            other.setAutoCommit(false);
            lock.setBytes(1, PointsService.pseudonym("late").bytes());
            lock.executeQuery();

            put("late-1", order("late", PLACED_AT, "10.00"))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue());

            CompletableFuture<?> asked = queue.postPatiently(new Settle(PointsService.pseudonym("late"), Instant.EPOCH))
                    .toCompletableFuture();
            await().during(Duration.ofSeconds(3)).until(() -> !asked.isDone());
            patient = asked;
            other.rollback();
        }
        assertThat(patient.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(put("late-1", order("late", PLACED_AT, "10.00")).header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(count("select count(*) from purchase where order_id like 'late-%'"))
                .isEqualTo(2);
        Invariants.hold();
    }
}
