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

    private static final Duration AT_LAST = Duration.ofMinutes(1);
    private static final String LATE = order("late", "2026-03-01T15:00:00Z", "10.00");

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
        // The first of all may take longer than a second; asked again, it is there.
        await().atMost(AT_LAST).until(() -> put("late-0", LATE).statusCode() < 300);
        CompletableFuture<?> patient;
        try (Connection other = PointsService.database();
                PreparedStatement lock =
                        other.prepareStatement("select version from account where pseudonym = ? for update")) {
            other.setAutoCommit(false);
            lock.setBytes(1, PointsService.pseudonym("late").bytes());
            lock.executeQuery();

            put("late-1", LATE).then().statusCode(503).header("Retry-After", notNullValue());

            CompletableFuture<?> asked = queue.postPatiently(new Settle(PointsService.pseudonym("late"), Instant.EPOCH))
                    .toCompletableFuture();
            await().during(Duration.ofSeconds(3)).until(() -> !asked.isDone());
            patient = asked;
            other.rollback();
        }
        assertThat(patient.get(1, TimeUnit.MINUTES)).isNotNull();
        await().atMost(AT_LAST).until(() -> "true".equals(put("late-1", LATE).header("Idempotent-Replayed")));
        assertThat(count("select count(*) from purchase where order_id like 'late-%'"))
                .isEqualTo(2);
        Invariants.hold();
    }
}
