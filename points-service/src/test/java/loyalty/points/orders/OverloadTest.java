package loyalty.points.orders;

import static io.restassured.RestAssured.given;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.management;
import static loyalty.points.testing.PointsService.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import loyalty.points.testing.SlowDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More orders than can be answered soon: few share a transaction here, so that a few tills are too many. */
@QuarkusTest
@Tag("any-engine")
@TestProfile(OverloadTest.SmallBatches.class)
class OverloadTest {

    private static final int TILLS = 64;
    private static final int UNAVAILABLE = 503;

    private final String token = PointsService.token("checkout", "many-tills");

    /** As if a batch were full of eight. */
    public static final class SmallBatches implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("loyalty.posting.batch-max", "8", "loyalty.posting.queue-min", "4");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SlowDatabase.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private record Answered(int till, Response response, Duration time) {

        boolean isRefused() {
            return response.statusCode() == UNAVAILABLE;
        }
    }

    @AfterEach
    void quick() {
        SlowDatabase.takes(Duration.ZERO);
    }

    private Answered buy(int till) {
        long begun = System.nanoTime();
        Response response = put("over-" + till, "over-member-" + till % 9);
        return new Answered(till, response, Duration.ofNanos(System.nanoTime() - begun));
    }

    private Response put(String orderId, String memberId) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(order(memberId, "2026-03-01T15:00:00Z", "10.00"))
                .put("/v1/orders/" + orderId);
    }

    @Test
    void who_would_wait_too_long_hears_so_at_once_and_nothing_accepted_is_lost() throws Exception {
        AtOnce.call(TILLS, till -> put("quick-" + till, "quick-" + till));
        SlowDatabase.takes(Duration.ofMillis(150));
        IntStream.range(0, 6).forEach(i -> put("slow-" + i, "slow-" + i));

        List<Answered> answers = AtOnce.call(TILLS, this::buy);

        assertThat(answers)
                .extracting(answer -> answer.response().statusCode())
                .containsOnly(201, UNAVAILABLE)
                .contains(201, UNAVAILABLE);
        theRefusedHearSoEarly(answers);
        SlowDatabase.takes(Duration.ZERO);
        for (Answered answer : answers) {
            Response again = buy(answer.till()).response();
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.header("Idempotent-Replayed")).isEqualTo(answer.isRefused() ? null : "true");
        }
        assertThat(count("select count(*) from purchase where order_id like 'over-%' and order_id <> 'over-65'"))
                .isEqualTo(TILLS);
        Invariants.hold();
    }

    private static void theRefusedHearSoEarly(List<Answered> answers) {
        // Who is refused hears so long before the last who was let in. How long that is depends on the machine, and one
        // call may be slow by chance: so it is asked of the one in the middle.
        Duration longest =
                answers.stream().map(Answered::time).max(Duration::compareTo).orElseThrow();
        List<Answered> refused = answers.stream()
                .filter(Answered::isRefused)
                .sorted(Comparator.comparing(Answered::time))
                .toList();
        assertThat(refused.get(refused.size() / 2).time()).isLessThan(longest.dividedBy(2));
        assertThat(refused)
                .allSatisfy(
                        answer -> assertThat(Integer.parseInt(answer.response().header("Retry-After")))
                                .isPositive());
    }

    @Test
    void what_a_transaction_holds_and_takes_is_metered() {
        buy(TILLS + 1).response().then().statusCode(201);

        assertThat(management("/metrics").asString())
                .containsPattern("loyalty_posting_batch_count\\{?[^\\n]* [1-9]")
                .containsPattern("loyalty_posting_batch_sum\\{?[^\\n]* [1-9]")
                .containsPattern("loyalty_posting_time_seconds_count\\{?[^\\n]* [1-9]")
                .contains("loyalty_posting_refused_total");
    }
}
