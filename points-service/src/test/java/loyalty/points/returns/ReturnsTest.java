package loyalty.points.returns;

import static loyalty.points.testing.OnADayInMarch.memberWith;
import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.OnADayInMarch;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returns over HTTP, on a day when what was bought in February counts already. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(OnADayInMarch.class)
class ReturnsTest {

    private static final String IN_FEBRUARY = "2026-02-10T12:00:00Z";

    @BeforeEach
    void on_a_day_in_march() {
        OnADayInMarch.begin();
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static String returning(String line, long quantity) {
        return "{\"returnedAt\": \"2026-03-09T12:00:00Z\", \"lines\": [{\"id\": \"%s\", \"quantity\": %d}]}"
                .formatted(line, quantity);
    }

    private static Response bringBack(String orderId, String returnId, String body) {
        return as("checkout")
                .contentType("application/json")
                .body(body)
                .put("/v1/orders/" + orderId + "/returns/" + returnId);
    }

    private static Response quote(String orderId, String body) {
        return as("checkout")
                .contentType("application/json")
                .body(body)
                .post("/v1/orders/" + orderId + "/return-quotes");
    }

    private static ValidatableResponse points(String memberId) {
        return as("support").get("/v1/members/" + memberId + "/points").then().statusCode(200);
    }

    /** An order of three discs at 20 dollars each. */
    private static void buyThree(String orderId, String memberId) {
        enrol(memberId);
        put(orderId, order(memberId, IN_FEBRUARY, "20.00").replace("\"quantity\": 1", "\"quantity\": 3"))
                .then()
                .statusCode(201)
                .body("points.earned", equalTo(60));
    }

    private static void spend(String memberId, String holdId, int points, String orderId) {
        as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"%s\", \"points\": %d, \"orderId\": \"%s\"}"
                        .formatted(memberId, points, orderId))
                .put("/v1/holds/" + holdId)
                .then()
                .statusCode(201);
        as("checkout").post("/v1/holds/" + holdId + "/capture").then().statusCode(200);
    }

    @Test
    void a_return_takes_back_what_the_goods_had_earned_in_any_number_of_steps() {
        buyThree("ret-1", "r-1");

        Response first = bringBack("ret-1", "back-1a", returning("1", 1));
        first.then()
                .statusCode(201)
                .body("points.reversed", equalTo(20))
                .body("points.owed", equalTo(0))
                .body("refund.goods", equalTo("20.00"))
                .body("refund.net", equalTo("20.00"))
                .body("storeCurrency.cancelled", equalTo("0.00"))
                .body("explanation.programmeVersion", equalTo("house-2"))
                .body("explanation.text", containsString("taken back: 20 points"));
        bringBack("ret-1", "back-1b", returning("1", 2)).then().statusCode(201).body("points.reversed", equalTo(40));
        bringBack("ret-1", "back-1c", returning("1", 1))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://loyalty.example/problems/return-exceeds-order"))
                .body("returned", equalTo(3));
        points("r-1").body("available", equalTo(0)).body("lifetimeEarned", equalTo(0));
    }

    @Test
    void a_return_happens_once_and_its_answer_stays() {
        buyThree("ret-7", "r-7");
        Response first = bringBack("ret-7", "back-7", returning("1", 1));
        bringBack("ret-7", "back-7b", returning("1", 1)).then().statusCode(201);

        Response again = bringBack("ret-7", "back-7", returning("1", 1));

        again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        bringBack("ret-7", "back-7", returning("1", 2)).then().statusCode(422);
        as("support")
                .get("/v1/orders/ret-7/returns/back-7")
                .then()
                .statusCode(200)
                .body("points.reversed", equalTo(20));
        assertThat(
                        count(
                                "select count(*) from event_log where type = 'points.returned.v1' and payload like '%\"back-7%'"))
                .isEqualTo(2);
    }

    @Test
    void a_quote_equals_the_return_and_changes_nothing() {
        buyThree("ret-2", "r-2");
        long before = count("select count(*) from entry") + count("select count(*) from order_return");

        Response quoted = quote("ret-2", returning("1", 2));

        quoted.then().statusCode(200);
        assertThat(count("select count(*) from entry") + count("select count(*) from order_return"))
                .isEqualTo(before);
        Response done = bringBack("ret-2", "back-2", returning("1", 2));
        assertThat(done.asString().replace("\"returnId\":\"back-2\",", "")).isEqualTo(quoted.asString());
    }

    @Test
    void what_is_spent_is_owed_and_the_next_points_pay_it() {
        buyThree("ret-3", "r-3");
        spend("r-3", "spent-3", 50, "other-order");

        bringBack("ret-3", "back-3", returning("1", 3))
                .then()
                .statusCode(201)
                .body("points.reversed", equalTo(60))
                .body("points.owed", equalTo(50))
                .body("balance.owed", equalTo(50))
                .body("balance.available", equalTo(0));

        put("next-3", order("r-3", IN_FEBRUARY, "70.00"))
                .then()
                .statusCode(201)
                .body("points.earned", equalTo(70))
                .body("balance.owed", equalTo(0))
                .body("balance.available", equalTo(20));
        points("r-3").body("lifetimeEarned", equalTo(70));
        as("support")
                .get("/v1/members/r-3/points/entries")
                .then()
                .body("items.kind", equalTo(List.of("earn", "return", "redeem", "earn")))
                .body("items.balanceAfter", equalTo(List.of(20, -50, 10, 60)));
    }

    private static void payPartlyWithPoints() {
        memberWith("r-4", 100);
        String hold = "{\"memberId\": \"r-4\", \"points\": 80}";
        as("checkout")
                .contentType("application/json")
                .body(hold)
                .put("/v1/holds/pays-4")
                .then()
                .statusCode(201);
        String two = order("r-4", "2026-03-09T12:00:00Z", "40.00")
                .replace("\"quantity\": 1", "\"quantity\": 2")
                .replace("\"channel\"", "\"hold\": \"pays-4\", \"channel\"");
        put("ret-4", two)
                .then()
                .statusCode(201)
                .body("balance.available", equalTo(20))
                .body("balance.pending", equalTo(80));
    }

    @Test
    void points_that_had_paid_go_back_to_where_they_came_from() {
        payPartlyWithPoints();
        String expiresAt = points("r-4").extract().path("expiring[0].at");

        bringBack("ret-4", "back-4a", returning("1", 1))
                .then()
                .statusCode(201)
                .body("points.restored", equalTo(40))
                .body("points.reversed", equalTo(40))
                .body("balance.available", equalTo(60))
                .body("balance.pending", equalTo(40));
        bringBack("ret-4", "back-4b", returning("1", 1)).then().statusCode(201).body("points.restored", equalTo(40));

        points("r-4")
                .body("available", equalTo(100))
                .body("pending", equalTo(0))
                .body("expiring[0].at", equalTo(expiresAt))
                .body("expiring[0].points", equalTo(100));
    }

    @Test
    void two_orders_may_have_returns_of_the_same_id() {
        buyThree("ret-8", "r-8");
        buyThree("ret-9", "r-8");

        bringBack("ret-8", "first", returning("1", 1)).then().statusCode(201);
        bringBack("ret-9", "first", returning("1", 2)).then().statusCode(201).body("points.reversed", equalTo(40));
    }

    @Test
    void twenty_tills_bring_the_same_three_discs_back_and_three_come_back() throws Exception {
        buyThree("ret-5", "r-5");

        List<Integer> statuses = AtOnce.call(
                20, i -> bringBack("ret-5", "race-5-" + i, returning("1", 1)).statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(17);
        points("r-5").body("available", equalTo(0)).body("owed", equalTo(0));
    }

    @Test
    void what_cannot_be_a_return_is_told_and_leaves_nothing() {
        buyThree("ret-6", "r-6");
        long before = count("select count(*) from order_return");

        bringBack("never-bought", "back-6", returning("1", 1)).then().statusCode(404);
        bringBack("ret-6", "back-6", returning("2", 1))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("lines[0].id"));
        bringBack("ret-6", "back-6", returning("1", 0))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("lines[0].quantity"));
        bringBack("ret-6", "back-6", returning("1", 1).replace("2026-03-09", "2026-02-09"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("returnedAt"));
        bringBack("ret-6", "back-6", "{\"returnedAt\": \"2026-03-09T12:00:00Z\", \"lines\": []}")
                .then()
                .statusCode(400);
        quote("ret-6", returning("1", 4)).then().statusCode(409);
        as("checkout").get("/v1/orders/ret-6/returns/back-6").then().statusCode(404);
        assertThat(count("select count(*) from order_return")).isEqualTo(before);
    }
}
