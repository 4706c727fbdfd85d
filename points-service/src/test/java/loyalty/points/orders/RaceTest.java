package loyalty.points.orders;

import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import loyalty.database.DatabaseException;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.Command;
import loyalty.points.posting.PostBatch;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PointsService.class)
class RaceTest {

    private final PostBatch postBatch;

    RaceTest(PostBatch postBatch) {
        this.postBatch = postBatch;
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    @Test
    void the_same_order_sent_64_times_at_once_is_posted_once_and_all_get_the_one_answer() throws Exception {
        String order = order("race-same", "2026-03-02T09:30:00Z", "49.99");

        List<Response> answers = AtOnce.call(64, number -> put("race-same", order));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        assertThat(count("select count(*) from entry where order_id = 'race-same'"))
                .isOne();
    }

    @Test
    void one_id_with_two_bodies_at_once_stands_for_one_of_them() throws Exception {
        List<Response> answers = AtOnce.call(
                40, number -> put("race-two", order("race-two", "2026-03-02T09:30:00Z", (number % 2 + 1) + ".00")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(20);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 422).hasSize(20);
    }

    @Test
    void two_hundred_orders_of_one_member_at_once_all_count() throws Exception {
        List<Response> answers = AtOnce.call(
                200, number -> put("race-hot-" + number, order("race-hot", "2026-03-02T09:30:00Z", "3.00")));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        enrol("race-hot");
        PointsService.as("support").get("/v1/members/race-hot/points").then().body("lifetimeEarned", equalTo(600));
    }

    @Test
    void who_reads_while_others_post_sees_one_moment() throws Exception {
        enrol("race-read");

        List<Response> answers = AtOnce.call(
                400,
                number -> number % 2 == 0
                        ? put("race-read-" + number, order("race-read", "2026-03-02T09:30:00Z", "3.00"))
                        : PointsService.as("support").get("/v1/members/race-read/points"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 200)
                .hasSize(200)
                .allSatisfy(answer -> {
                    JsonPath points = answer.jsonPath();
                    assertThat(points.getList("expiring.points", Long.class).stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(points.getLong("available") + points.getLong("pending"));
                });
        PointsService.as("support").get("/v1/members/race-read/points").then().body("expiring", hasSize(1));
    }

    @Test
    void replicas_that_post_the_same_orders_at_once_post_each_once() throws Exception {
        List<Command<?>> orders = IntStream.range(0, 50)
                .<Command<?>>mapToObj(number -> Commands.order("race-replica-" + number, "race-replica-" + number % 7))
                .toList();
        List<Command<?>> backwards = orders.reversed();

        List<Boolean> done = AtOnce.call(4, number -> postUntilDone(number % 2 == 0 ? orders : backwards));

        assertThat(done).containsOnly(true);
        assertThat(count("select count(*) from purchase where order_id like 'race-replica-%'"))
                .isEqualTo(50);
    }

    /** As a worker does: a batch that met another one looks again. */
    private boolean postUntilDone(List<Command<?>> commands) {
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                return postBatch.post(commands).stream().allMatch(Outcome.Done.class::isInstance);
            } catch (RuntimeException collision) {
                assertThat(DatabaseException.isCollision(collision)).isTrue();
            }
        }
        return false;
    }
}
