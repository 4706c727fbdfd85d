package loyalty.points.orders;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.pseudonym;
import static loyalty.points.testing.PointsService.put;
import static loyalty.points.testing.PointsService.setClock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;
import loyalty.points.posting.PostBatch;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import loyalty.points.testing.VoucherDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Orders that points, vouchers or store currency pay a part of: ten points are a dollar, and live for a month. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(PaidForTest.OfItsOwn.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaidForTest {

    private static final String PROGRAMME = """
            version: paid-1
            effectiveAt: "2030-05-01T12:00:00Z"
            currency: USD
            timeZone: America/New_York
            tiers: { metric: spend, windowMonths: 12, validMonths: 12, steps: [ { tier: green, threshold: 0 } ] }
            points:
              earn: { points: 1 }
              basis: { paidWithPoints: false }
              value: { points: 10, amount: "1.00" }
              expiry: { months: 1 }
              returns: { graceDays: 1 }
            """;
    private static final String TODAY = "2030-05-02T15:00:00Z";

    /** A service, and so a clock and a database, of its own. */
    public static class OfItsOwn implements QuarkusTestProfile {}

    private final PostBatch postBatch;

    PaidForTest(PostBatch postBatch) {
        this.postBatch = postBatch;
    }

    @BeforeEach
    void a_programme_is_in_force() {
        if (count("select count(*) from programme_version where version = 'paid-1'") == 0) {
            setClock("2030-05-01T12:00:00Z");
            as("marketer")
                    .contentType("application/yaml")
                    .body(PROGRAMME.getBytes(StandardCharsets.UTF_8))
                    .put("/v1/programme/versions/paid-1")
                    .then()
                    .statusCode(201);
            setClock("2030-05-02T16:00:00Z");
        }
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static void memberWith(String memberId, int points) {
        enrol(memberId);
        put("earned-" + memberId, order(memberId, TODAY, points + ".00"))
                .then()
                .statusCode(201)
                .body("balance.available", equalTo(points));
    }

    private static void hold(String holdId, String memberId, int points, @Nullable String orderId) {
        as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"%s\", \"points\": %d, \"orderId\": %s}"
                        .formatted(memberId, points, orderId == null ? null : "\"" + orderId + "\""))
                .put("/v1/holds/" + holdId)
                .then()
                .statusCode(201);
    }

    private static void capture(String holdId, int points) {
        as("checkout")
                .contentType("application/json")
                .body("{\"points\": " + points + "}")
                .post("/v1/holds/" + holdId + "/capture")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse holdNow(String holdId) {
        return as("checkout").get("/v1/holds/" + holdId).then().statusCode(200);
    }

    private static String paying(String memberId, String amount, String holdId) {
        return order(memberId, TODAY, amount).replaceFirst("}$", ", \"hold\": \"" + holdId + "\"}");
    }

    private static Response quote(String orderId, String order) {
        String named = order.replaceFirst("\\{", "{\"orderId\": \"" + orderId + "\", ");
        return as("checkout").contentType("application/json").body(named).post("/v1/quotes");
    }

    private static Response bringBack(String orderId, String returnId, String line) {
        return as("checkout")
                .contentType("application/json")
                .body("{\"returnedAt\": \"2030-05-02T15:30:00Z\", \"lines\": [{\"id\": \"%s\", \"quantity\": 1}]}"
                        .formatted(line))
                .put("/v1/orders/" + orderId + "/returns/" + returnId);
    }

    private static Order.Line line(String id, String price, String redeemed) {
        return new Order.Line(id, "cd-" + id, "music", LineKind.GOODS, 1, new BigDecimal(price), new BigDecimal("0.00"))
                .redeeming(new BigDecimal(redeemed));
    }

    private static Order redeeming(
            String orderId, List<String> redemptions, @Nullable String hold, Order.Line... lines) {
        return new Order(orderId, Instant.parse(TODAY), "USD", "store", null, List.of(lines), hold, redemptions);
    }

    /** As it is once what it names is confirmed. */
    private void place(String memberId, Order order) {
        Pseudonym member = pseudonym(memberId);
        var command = new OrderCommand(
                member, memberId, order, OrderFingerprint.of(member, order), "checkout-1", Language.EN, null, null);
        assertThat(postBatch.post(List.of(command)).getFirst()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_order_takes_of_a_hold_what_it_costs_and_lets_the_rest_go() {
        memberWith("ann", 900);
        hold("ann-h", "ann", 900, null);
        String paid = paying("ann", "10.00", "ann-h");
        int quoted = quote("ann-o", paid).then().statusCode(200).extract().path("points.earned");

        put("ann-o", paid)
                .then()
                .statusCode(201)
                .body("points.earned", equalTo(quoted))
                .body("balance.available", equalTo(800))
                .body("balance.held", equalTo(0));

        assertThat(quoted).isZero();
        holdNow("ann-h").body("status", equalTo("captured")).body("captured", equalTo(100));
        put("ann-o", paid).then().statusCode(201).header("Idempotent-Replayed", "true");
        bringBack("ann-o", "ann-r", "1")
                .then()
                .statusCode(201)
                .body("points.restored", equalTo(100))
                .body("refund.net", equalTo("0.00"));
    }

    @Test
    void a_quote_counts_what_named_redemptions_leave_to_pay() {
        memberWith("quo", 100);
        hold("quo-h", "quo", 20, null);
        VoucherDouble.pays("quo-o", "1", "2.00");
        String named = order("quo", TODAY, "8.00").replaceFirst("}$", ", \"redemptions\": [\"quo-r\"]}");
        quote("quo-o", order("quo", TODAY, "8.00")).then().body("pointsPayable", equalTo(80));

        quote("quo-o", named).then().body("pointsPayable", equalTo(60)).body("points.earned", equalTo(6));
        quote("quo-o", named.replaceFirst("}$", ", \"hold\": \"quo-h\"}"))
                .then()
                .statusCode(200)
                .body("points.earned", equalTo(4));
    }

    @Test
    void an_order_that_costs_more_than_is_held_takes_all_of_it_and_a_part_of_a_point_is_a_point() {
        memberWith("ben", 60);
        hold("ben-1", "ben", 50, null);
        put("ben-o1", paying("ben", "20.00", "ben-1"))
                .then()
                .statusCode(201)
                .body("points.earned", equalTo(15))
                .body("balance.available", equalTo(25));
        hold("ben-2", "ben", 25, null);

        put("ben-o2", paying("ben", "1.01", "ben-2")).then().statusCode(201).body("balance.available", equalTo(14));

        holdNow("ben-1").body("captured", equalTo(50));
        holdNow("ben-2").body("captured", equalTo(11));
    }

    @Test
    void a_hold_that_was_captured_in_part_for_the_order_counts_with_what_was_captured() {
        memberWith("ho", 100);
        hold("ho-h", "ho", 50, "ho-o");
        capture("ho-h", 30);
        String paid = paying("ho", "10.00", "ho-h");
        quote("ho-o", paid).then().statusCode(200).body("points.earned", equalTo(7));

        put("ho-o", paid)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue())
                .body("points.earned", equalTo(7))
                .body("balance.available", equalTo(77));

        bringBack("ho-o", "ho-r", "1")
                .then()
                .statusCode(201)
                .body("points.restored", equalTo(30))
                .body("refund.deductions.reason", contains("paid-with-points"))
                .body("refund.net", equalTo("7.00"))
                .body("balance.available", equalTo(100));
    }

    @Test
    void a_hold_of_another_order_pays_for_no_other() {
        memberWith("cy", 300);
        hold("cy-1", "cy", 50, "cy-other");
        hold("cy-2", "cy", 50, "cy-other");
        capture("cy-2", 50);
        hold("cy-3", "cy", 50, null);
        put("cy-o3", paying("cy", "10.00", "cy-3")).then().statusCode(201);

        mismatch("cy-o", paying("cy", "10.00", "cy-1"), "held");
        mismatch("cy-o", paying("cy", "10.00", "cy-2"), "captured");
        mismatch("cy-o", paying("cy", "10.00", "cy-3"), "captured");

        assertThat(count("select count(*) from purchase where order_id = 'cy-o'"))
                .isZero();
        holdNow("cy-1").body("status", equalTo("held"));
        put("cy-other", paying("cy", "10.00", "cy-1")).then().statusCode(201);
    }

    private static void mismatch(String orderId, String order, String state) {
        for (Response refused : List.of(quote(orderId, order), put(orderId, order))) {
            refused.then()
                    .statusCode(409)
                    .body("type", endsWith("/redemption-mismatch"))
                    .body("state", equalTo(state));
        }
    }

    @Test
    void what_redemptions_pay_earns_nothing_and_is_told_by_line() {
        enrol("deb");
        place("deb", tenOffSixty("deb-o"));

        as("checkout")
                .get("/v1/orders/deb-o")
                .then()
                .statusCode(200)
                .body("redemptions", contains("v-1", "c-1"))
                .body("points.earned", equalTo(50))
                .body("qualifying.added", equalTo("50.00"));
        assertThat(told("points.earned.v1", "\"deb-o\"%\"amount\":\"50.00\",\"redeemed\":\"8.33\""))
                .isOne();
    }

    /** 10.00 off two lines of 50.00 and 10.00. */
    private static Order tenOffSixty(String orderId) {
        return redeeming(orderId, List.of("v-1", "c-1"), null, line("1", "50.00", "8.33"), line("2", "10.00", "1.67"));
    }

    @Test
    void what_redemptions_had_paid_comes_back_by_line_to_the_cent() {
        enrol("dan");
        place("dan", tenOffSixty("dan-o"));

        bringBack("dan-o", "dan-r1", "1")
                .then()
                .statusCode(201)
                .body("points.reversed", equalTo(42))
                .body("refund.goods", equalTo("50.00"))
                .body("refund.deductions.find { it.reason == 'voucher' }.amount", equalTo("8.33"))
                .body("refund.net", equalTo("41.67"));
        bringBack("dan-o", "dan-r2", "2")
                .then()
                .statusCode(201)
                .body("points.reversed", equalTo(8))
                .body("refund.deductions.amount", contains("1.67"))
                .body("refund.net", equalTo("8.33"));
        as("checkout").get("/v1/orders/dan-o/returns/dan-r2").then().body("refund.net", equalTo("8.33"));
        assertThat(told("points.returned.v1", "\"dan-r2\"%\"amount\":\"10.00\",\"redeemed\":\"1.67\""))
                .isOne();
    }

    private static long told(String type, String part) {
        return count(
                "select count(*) from event_log where type = '%s' and payload like '%%%s%%'".formatted(type, part));
    }

    @Test
    void a_hold_pays_what_vouchers_leave_and_is_let_go_where_they_leave_nothing() {
        memberWith("eve", 200);
        hold("eve-1", "eve", 100, null);
        hold("eve-2", "eve", 100, null);

        place("eve", redeeming("eve-o1", List.of("v-1"), "eve-1", line("1", "10.00", "7.00")));
        place("eve", redeeming("eve-o2", List.of("v-2"), "eve-2", line("1", "10.00", "10.00")));

        holdNow("eve-1").body("status", equalTo("captured")).body("captured", equalTo(30));
        holdNow("eve-2").body("status", equalTo("released")).body("captured", equalTo(0));
        bringBack("eve-o1", "eve-r1", "1")
                .then()
                .statusCode(201)
                .body("points.restored", equalTo(30))
                .body("refund.deductions.reason", contains("voucher", "paid-with-points"))
                .body("refund.deductions.amount", contains("7.00", "3.00"))
                .body("refund.net", equalTo("0.00"));
        bringBack("eve-o2", "eve-r2", "1").then().statusCode(201).body("refund.net", equalTo("0.00"));
        as("support").get("/v1/members/eve/points").then().body("available", equalTo(200));
    }

    @Test
    void an_order_without_redemptions_is_kept_as_it_always_was() {
        enrol("fay");
        put("fay-o", order("fay", TODAY, "5.00")).then().statusCode(201);

        as("checkout").get("/v1/orders/fay-o").then().body("redemptions", nullValue());
        bringBack("fay-o", "fay-r", "1").then().statusCode(201).body("refund.deductions", empty());
        assertThat(count("select count(*) from purchase where order_id = 'fay-o'"
                        + " and (order_lines like '%redeemed%' or redemptions is not null)"))
                .isZero();
        assertThat(count("select count(*) from order_return where order_id = 'fay-o'"
                        + " and return_lines like '%redeemed%'"))
                .isZero();
    }

    @Test
    void the_fingerprint_tells_what_an_order_names_and_not_what_it_pays() {
        Pseudonym member = pseudonym("gus");
        Order none = redeeming("gus-o", List.of(), null, line("1", "10.00", "0.00"));
        Order one = redeeming("gus-o", List.of("v-1"), null, line("1", "10.00", "0.00"));

        assertThat(OrderFingerprint.of(member, one)).isNotEqualTo(OrderFingerprint.of(member, none));
        assertThat(OrderFingerprint.of(member, one))
                .isEqualTo(OrderFingerprint.of(member, one.with(List.of(line("1", "10.00", "4.00")))))
                .isNotEqualTo(OrderFingerprint.of(
                        member, redeeming("gus-o", List.of("v-1", "v-2"), null, line("1", "10.00", "0.00"))));
    }

    /** Goods that come back a minute before midnight: one day is a whole day. The last test, because of its clock. */
    @Test
    @org.junit.jupiter.api.Order(Integer.MAX_VALUE)
    void points_that_come_back_late_in_the_evening_live_a_whole_day_at_least() {
        memberWith("hal", 100);
        hold("hal-h", "hal", 50, "hal-o");
        put("hal-o", paying("hal", "5.00", "hal-h")).then().statusCode(201);

        setClock("2030-06-02T03:59:00Z");
        bringBack("hal-o", "hal-r", "1").then().statusCode(201).body("points.restored", equalTo(50));

        as("support")
                .get("/v1/members/hal/points")
                .then()
                .body("expiring.points", contains(50, 50))
                .body("expiring.at", contains("2030-06-02T04:00:00Z", "2030-06-03T04:00:00Z"));
    }
}
