package loyalty.points.orders;

import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.SlowDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("any-engine")
@QuarkusTestResource(value = SlowDatabase.class, restrictToAnnotatedClass = true)
class SlowDatabaseTest {

    private static final int TILLS = 60;

    /** What is asked waits at most for the batch that is under way, goes into the next, and perhaps asks once more. */
    private static final int BATCHES_OF_AN_ANSWER_MAX = 4;

    private static final int BATCHES_OF_ALL_MAX = 10;

    private final AtomicLong longest = new AtomicLong();

    @AfterEach
    void quick() {
        SlowDatabase.takes(Duration.ZERO);
    }

    @Test
    void half_a_second_a_statement_makes_everybody_wait_a_little_and_loses_nothing() throws Exception {
        // Who waits here waits for the database, not for a service that has just been started.
        AtOnce.call(TILLS, till -> put("before-" + till, order("slow-member", "2026-03-01T15:00:00Z", "10.00")));
        SlowDatabase.takes(Duration.ofMillis(500));
        sell(TILLS);
        Duration alone = Duration.ofNanos(longest.get());
        long begun = System.nanoTime();

        List<Response> answers = AtOnce.call(TILLS, this::sell);

        // Against one order alone in the same minute, since machines differ; in a row it would be sixty times that.
        assertThat(alone).isGreaterThan(Duration.ofSeconds(2));
        assertThat(Duration.ofNanos(longest.get())).isLessThan(alone.multipliedBy(BATCHES_OF_AN_ANSWER_MAX));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(alone.multipliedBy(BATCHES_OF_ALL_MAX));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        SlowDatabase.takes(Duration.ZERO);
        assertThat(count("select count(*) from purchase where order_id like 'slow-%'"))
                .isEqualTo(TILLS + 1);
        Invariants.hold();
    }

    /** Repeats what is answered 503, as a till does. */
    private Response sell(int till) {
        Response answer;
        do {
            long begun = System.nanoTime();
            answer = put("slow-" + till, order("slow-member-" + till % 7, "2026-03-01T15:00:00Z", "10.00"));
            longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
        } while (answer.statusCode() == 503);
        return answer;
    }
}
