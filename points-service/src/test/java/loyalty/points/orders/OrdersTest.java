package loyalty.points.orders;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PointsService.class)
class OrdersTest {

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    @Test
    void an_order_earns_and_says_how() {
        put("earn-1", order("ann", "2026-03-02T09:30:00Z", "49.99"))
                .then()
                .statusCode(201)
                .body("orderId", equalTo("earn-1"))
                .body("memberId", equalTo("ann"))
                .body("points.earned", equalTo(49))
                .body("points.availableAt", equalTo("2026-03-09T04:00:00Z"))
                .body("points.expiresAt", equalTo("2027-04-01T04:00:00Z"))
                .body("points.explanation.programmeVersion", equalTo("house-2"))
                .body("points.explanation.rules", hasSize(1))
                .body("points.explanation.rules[0].input", equalTo("49.99"))
                .body("points.explanation.lots[0].points", equalTo(49))
                .body("balance.owed", equalTo(0))
                .body("qualifying.metric", equalTo("spend"))
                .body("qualifying.added", equalTo("49.99"));
    }

    @Test
    void an_equal_request_gets_the_first_answer_again_and_another_one_is_refused() {
        String first =
                put("again-1", order("bob", "2026-03-02T09:30:00Z", "60.00")).asString();
        put("again-2", order("bob", "2026-03-03T09:30:00Z", "10.00")).then().statusCode(201);

        String reordered = """
                {"lines": [{"unitPrice": "60.0", "discount": "0", "kind": "goods", "quantity": 1, "category": "music",
                  "sku": "cd-1", "id": "1"}], "channel": "store", "currency": "USD",
                 "placedAt": "2026-03-02T09:30:00.000Z", "memberId": "bob", "redemptions": []}""";
        put("again-1", reordered)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first));
        put("again-1", order("bob", "2026-03-02T09:30:00Z", "61.00"))
                .then()
                .statusCode(422)
                .body("type", equalTo("https://loyalty.example/problems/idempotency-mismatch"));
        assertThat(count("select count(*) from purchase where order_id = 'again-1'"))
                .isOne();
    }

    @Test
    void an_order_of_nothing_is_still_an_order() {
        put("zero-1", order("zoe", "2026-03-02T09:30:00Z", "0.00"))
                .then()
                .statusCode(201)
                .body("points.earned", equalTo(0))
                .body("points.availableAt", nullValue())
                .body("points.explanation.lots", hasSize(0));
        put("zero-1", order("zoe", "2026-03-02T09:30:00Z", "0.00"))
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("points.explanation.text", notNullValue());
        assertThat(count("select count(*) from event_log where payload like '%\"zero-1\"%'"))
                .isOne();
    }

    @Test
    void an_order_is_read_by_its_till_and_its_member_and_nobody_else() {
        put("read-1", order("cleo", "2026-03-02T09:30:00Z", "20.00"));
        as("checkout")
                .get("/v1/orders/read-1")
                .then()
                .statusCode(200)
                .body("memberId", equalTo("cleo"))
                .body("lines[0].discount", equalTo("0.00"))
                .body("points.earned", equalTo(20));
        as("member", "cleo").get("/v1/orders/read-1").then().statusCode(200);
        as("member", "dora").get("/v1/orders/read-1").then().statusCode(404);
        as("checkout").get("/v1/orders/no-such").then().statusCode(404);
    }

    @Test
    void a_members_orders_and_entries_are_listed_the_newest_first_page_by_page() {
        for (int day = 1; day <= 5; day++) {
            put("list-" + day, order("eve", "2026-03-0" + day + "T09:30:00Z", day + "0.00"));
        }
        enrol("eve");
        as("member", "eve")
                .get("/v1/members/eve/orders?limit=2")
                .then()
                .statusCode(200)
                .body("items.orderId", contains("list-5", "list-4"))
                .body("next", equalTo("list-4"));
        as("member", "eve")
                .get("/v1/members/eve/orders?limit=3&after=list-4")
                .then()
                .body("items.orderId", contains("list-3", "list-2", "list-1"))
                .body("next", nullValue());
        String next =
                as("support").get("/v1/members/eve/points/entries?limit=3").path("next");
        as("support")
                .get("/v1/members/eve/points/entries?after=" + next)
                .then()
                .body("items.orderId", contains("list-2", "list-1"))
                .body("items.balanceAfter", contains(30, 10))
                .body("items.kind", contains("earn", "earn"));
    }

    @Test
    void an_entry_is_explained_in_the_readers_language() {
        put("words-1", order("fay", "2026-03-02T09:30:00Z", "12.34"));
        enrol("fay");
        String entryId = as("support").get("/v1/members/fay/points/entries").path("items[0].entryId");
        for (var expected :
                Map.of("en", "purchase", "ar", "نقطة", "ko-KR,ko;q=0.9", "포인트").entrySet()) {
            String text = as("member", "fay")
                    .header("Accept-Language", expected.getKey())
                    .get("/v1/members/fay/points/entries/" + entryId)
                    .then()
                    .statusCode(200)
                    .body("explanation.rules[0].rounding", equalTo("floor"))
                    .extract()
                    .path("explanation.text");
            assertThat(text).contains(expected.getValue()).contains("12");
        }
        as("support")
                .get("/v1/members/fay/points/entries/1-0011223344556677")
                .then()
                .statusCode(404);
    }

    @Test
    void points_of_somebody_who_is_not_enrolled_wait_unseen() {
        put("guest-1", order("guest", "2026-03-02T09:30:00Z", "12.34")).then().statusCode(201);
        as("support").get("/v1/members/guest/points").then().statusCode(404);
        enrol("guest");
        as("support").get("/v1/members/guest/points").then().statusCode(200).body("lifetimeEarned", equalTo(12));
        as("member", "eve").get("/v1/members/guest/points").then().statusCode(404);
    }

    @Test
    void only_a_till_may_send_orders() {
        as("support")
                .contentType("application/json")
                .body(order("ann", "2026-03-02T09:30:00Z", "1.00"))
                .put("/v1/orders/role-1")
                .then()
                .statusCode(403);
        io.restassured.RestAssured.given()
                .contentType("application/json")
                .body("{}")
                .put("/v1/orders/role-1")
                .then()
                .statusCode(401);
    }
}
