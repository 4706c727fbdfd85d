package loyalty.points.returns;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import loyalty.points.testing.VoucherDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Returns are posted and settled once, whatever dies in between, comes twice or comes at once. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
class DyingReturnsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void a_return_whose_settlement_died_is_completed_by_the_same_id(String death) {
        String order = ordered("dr-1-" + death);
        dies(order, death);

        bringBack(order, "r").then().statusCode(503);
        Response completed = bringBack(order, "r");
        completed.then().statusCode(201).body("points.reversed", equalTo(40)).body("refund.net", equalTo("40.00"));

        assertThat(completed.header("Idempotent-Replayed")).isNull();
        Response again = bringBack(order, "r");
        assertThat(again.asString()).isEqualTo(completed.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(posted(order)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void a_return_that_nobody_sends_again_is_settled_by_a_sweep(String death) {
        String order = ordered("dr-2-" + death);
        dies(order, death);
        bringBack(order, "r").then().statusCode(503);
        assertThat(open(order)).isOne();

        PointsService.change(
                "update return_settlement set resume_at = utc_timestamp(6) where order_id = '" + order + "'");

        await().atMost(SOON).until(() -> open(order) == 0);
        bringBack(order, "r").then().statusCode(201).body("refund.net", equalTo("40.00"));
        assertThat(posted(order)).isOne();
    }

    @Test
    void a_return_settles_those_before_it_that_somebody_left_and_each_once() {
        String order = ordered("dr-3", 2);
        dies(order, "before");
        bringBack(order, "first").then().statusCode(503);

        bringBack(order, "second").then().statusCode(201).body("refund.net", equalTo("40.00"));

        assertThat(VoucherDouble.calls(order))
                .containsExactly("settle " + order + " first", "settle " + order + " second");
        bringBack(order, "first").then().statusCode(201).body("refund.net", equalTo("40.00"));
    }

    @Test
    void of_equal_returns_at_once_one_is_posted_and_all_get_its_answer() throws Exception {
        String order = ordered("dr-4");

        List<Response> answers = AtOnce.call(30, i -> bringBack(order, "r"));

        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(posted(order)).isOne();
    }

    private static long posted(String order) {
        return count("select count(*) from order_return where order_id = '" + order + "'");
    }

    private static long open(String order) {
        return count(
                "select count(*) from return_settlement where resume_at is not null and order_id = '" + order + "'");
    }

    /** The only replica is asked twice, so it dies twice. */
    private static void dies(String order, String death) {
        VoucherDouble.fate(order, death);
        VoucherDouble.fate(order, death);
    }

    private static String ordered(String order) {
        return ordered(order, 1);
    }

    /** An order of the member whose name is its own. */
    private static String ordered(String order, int units) {
        PointsService.put(order, """
                {"memberId": "%s", "placedAt": "2026-03-02T09:30:00Z", "currency": "USD", "lines":
                 [{"id": "1", "sku": "cd-1", "category": "music", "quantity": %d, "unitPrice": "40.00"}]}""".formatted(order, units)).then().statusCode(201);
        return order;
    }

    private static Response bringBack(String order, String returnId) {
        return as("checkout")
                .contentType("application/json")
                .body("{\"returnedAt\": \"2026-03-09T12:00:00Z\", \"lines\": [{\"id\": \"1\", \"quantity\": 1}]}")
                .put("/v1/orders/" + order + "/returns/" + returnId);
    }
}
