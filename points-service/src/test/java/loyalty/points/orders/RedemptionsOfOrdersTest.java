package loyalty.points.orders;

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
import java.util.Set;
import java.util.stream.Collectors;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import loyalty.points.testing.VoucherDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that name redemptions: both are done, or neither, whatever dies in between. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
class RedemptionsOfOrdersTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    @Test
    void an_order_confirms_what_it_names_and_earns_on_what_is_left_to_pay() {
        VoucherDouble.pays("ro-1", "1", "20.00");

        Response first = put("ro-1", "80.00", null);
        first.then().statusCode(201).body("points.earned", equalTo(60)).body("qualifying.added", equalTo("60.00"));

        Response again = put("ro-1", "80.00", null);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        put("ro-1", "81.00", null).then().statusCode(422);
        assertThat(VoucherDouble.calls("ro-1")).hasSize(1);
        assertThat(underWay()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void an_order_whose_confirmation_died_keeps_its_id_and_goes_on_when_it_comes_again(String death) {
        String order = "ro-2-" + death;
        VoucherDouble.pays(order, "1", "20.00");
        VoucherDouble.fate(order, death);
        VoucherDouble.fate(order, death);

        put(order, "80.00", null)
                .then()
                .statusCode(503)
                .body("type", equalTo("https://loyalty.example/problems/unavailable"));
        put(order, "81.00", null).then().statusCode(422);
        plain(order, "80.00").then().statusCode(422);
        as("checkout").get("/v1/orders/" + order).then().statusCode(404);

        put(order, "80.00", null).then().statusCode(201).body("points.earned", equalTo(60));
        assertThat(attempts(order)).hasSize(1);
        assertThat(underWay()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void an_order_that_nobody_sends_again_is_ended_by_a_sweep(String death) {
        String order = "ro-3-" + death;
        VoucherDouble.pays(order, "1", "20.00");
        VoucherDouble.fate(order, death);
        VoucherDouble.fate(order, death);
        put(order, "80.00", null).then().statusCode(503);

        leasesRunOut();

        await().atMost(SOON)
                .until(() -> as("checkout").get("/v1/orders/" + order).statusCode() == 200);
        as("checkout")
                .get("/v1/orders/" + order)
                .then()
                .body("memberId", equalTo(order))
                .body("redemptions", equalTo(List.of("r-" + order)))
                .body("points.earned", equalTo(60));
        assertThat(attempts(order)).hasSize(1);
    }

    @Test
    void what_voucher_service_refuses_is_not_posted_and_leaves_the_id_free() {
        VoucherDouble.fate("ro-4", "refuse");
        put("ro-4", "80.00", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/redemption-expired"));
        assertThat(underWay()).isZero();

        plain("ro-4", "30.00").then().statusCode(201).body("points.earned", equalTo(30));
    }

    @Test
    void a_hold_that_cannot_pay_is_refused_before_anything_is_confirmed() {
        put("ro-5", "80.00", "ro-no-such-hold").then().statusCode(400);

        assertThat(VoucherDouble.calls("ro-5")).isEmpty();
        assertThat(underWay()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "before", "after"})
    void what_the_ledger_refuses_after_all_is_undone_whatever_dies(String death) {
        String order = "ro-6-" + death;
        VoucherDouble.pays(order, "1", "20.00");
        VoucherDouble.fate(order, "before");
        VoucherDouble.fate(order, "before");
        String hold = hold(order);
        put(order, "80.00", hold).then().statusCode(503);
        as("checkout").post("/v1/holds/" + hold + "/release").then().statusCode(200);
        VoucherDouble.fate(order, "on");
        if (!death.isEmpty()) {
            VoucherDouble.fate(order, death);
            VoucherDouble.fate(order, death);
            put(order, "80.00", hold).then().statusCode(503);
        }

        put(order, "80.00", hold)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/hold-released"));

        assertThat(VoucherDouble.calls(order)).last().asString().startsWith("undo ");
        assertThat(underWay()).isZero();
        plain(order, "30.00").then().statusCode(201);
    }

    @Test
    void of_equal_requests_at_once_one_is_posted_and_all_get_its_answer() throws Exception {
        VoucherDouble.pays("ro-7", "1", "20.00");

        List<Response> answers = AtOnce.call(60, i -> put("ro-7", "80.00", null));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(count("select count(*) from purchase where order_id = 'ro-7'"))
                .isOne();
        // Who is late may ask again under an attempt of its own; it is told the same, and nothing is undone.
        assertThat(VoucherDouble.calls("ro-7")).noneMatch(call -> call.startsWith("undo "));
        assertThat(underWay()).isZero();
    }

    /** The attempts under which an order was confirmed and not undone. */
    private static Set<String> attempts(String order) {
        List<String> calls = VoucherDouble.calls(order);
        return calls.stream()
                .filter(call -> call.startsWith("confirm "))
                .map(call -> call.substring(call.lastIndexOf(' ') + 1))
                .filter(attempt -> !calls.contains("undo " + order + " " + attempt))
                .collect(Collectors.toSet());
    }

    private static long underWay() {
        return count("select count(*) from order_under_way");
    }

    private static void leasesRunOut() {
        PointsService.change("update order_under_way set resume_at = utc_timestamp(6)");
    }

    /** A hold of ten points of a member who has them. */
    private static String hold(String member) {
        as("support", "agent-1")
                .contentType("application/json")
                .body("{\"memberId\": \"" + member + "\", \"points\": 100, \"reason\": \"GOODWILL\"}")
                .put("/v1/adjustments/a-" + member)
                .then()
                .statusCode(201);
        as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"" + member + "\", \"points\": 10}")
                .put("/v1/holds/h-" + member)
                .then()
                .statusCode(201);
        return "h-" + member;
    }

    private static Response plain(String order, String price) {
        return PointsService.put(order, body(order, price, ""));
    }

    /** An order of the member whose name is its own; it names a redemption of that name. */
    private static Response put(String order, String price, @Nullable String hold) {
        String named = ", \"redemptions\": [\"r-" + order + "\"]";
        return PointsService.put(
                order, body(order, price, hold == null ? named : named + ", \"hold\": \"" + hold + "\""));
    }

    private static String body(String member, String price, String more) {
        return """
                {"memberId": "%s", "placedAt": "2026-03-02T09:30:00Z", "currency": "USD",
                 "lines": [{"id": "1", "sku": "cd-1", "category": "music", "quantity": 1, "unitPrice": "%s"}]%s}""".formatted(member, price, more);
    }
}
