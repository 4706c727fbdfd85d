package loyalty.points.posting;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static loyalty.points.testing.PointsService.runDue;
import static loyalty.points.testing.PointsService.setClock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One walk along the calendar of 2026, because the clock never goes back. */
@QuarkusTest
@QuarkusTestResource(value = PointsService.class, restrictToAnnotatedClass = true)
@TestProfile(ClockTest.Alone.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClockTest {

    /** A profile of its own gives it a service, and so a clock, of its own. */
    public static class Alone implements QuarkusTestProfile {}

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static ValidatableResponse points(String memberId, String query) {
        return as("support")
                .get("/v1/members/" + memberId + "/points" + query)
                .then()
                .statusCode(200);
    }

    @Test
    @Order(1)
    void points_wait_seven_days_across_the_start_of_summer_time() {
        enrol("dst");
        setClock("2026-03-02T15:00:00Z");
        put("dst-1", order("dst", "2026-03-02T14:00:00Z", "30.00"))
                .then()
                .body("points.pending", equalTo(30))
                .body("points.availableAt", equalTo("2026-03-09T04:00:00Z"));

        setClock("2026-03-09T03:59:59.999999Z");
        points("dst", "").body("pending", equalTo(30)).body("available", equalTo(0));
        setClock("2026-03-09T04:00:00Z");
        points("dst", "").body("pending", equalTo(0)).body("available", equalTo(30));
        assertThat(count("select count(*) from activation")).isOne();
        assertThat(count("select count(*) from event_log where type = 'points.activated.v1'"))
                .isOne();
    }

    @Test
    @Order(2)
    void a_replay_tells_the_first_answer_and_a_read_tells_today() {
        put("dst-1", order("dst", "2026-03-02T14:00:00Z", "30.00"))
                .then()
                .header("Idempotent-Replayed", "true")
                .body("points.pending", equalTo(30))
                .body("balance.pending", equalTo(30));
        as("checkout")
                .get("/v1/orders/dst-1")
                .then()
                .body("points.pending", equalTo(0))
                .body("balance.available", equalTo(30));
    }

    @Test
    @Order(3)
    void the_sweep_settles_what_nobody_looks_at() {
        for (int i = 0; i < 30; i++) {
            put("sweep-" + i, order("sweep-" + i, "2026-03-09T03:30:00Z", "5.00"))
                    .then()
                    .statusCode(201);
        }
        setClock("2026-03-15T04:00:00Z");
        runDue("2026-03-15T04:00:00Z");
        assertThat(count("select count(*) from account where available = 5 and pending = 0"))
                .isEqualTo(30);
        assertThat(count("select count(*) from account where next_due_at <= '2026-03-15 04:00:00'"))
                .isZero();
    }

    @Test
    @Order(4)
    void a_balance_can_be_read_as_it_stood() {
        points("dst", "?at=2026-03-02T14:59:59Z").body("available", equalTo(0)).body("lifetimeEarned", equalTo(0));
        points("dst", "?at=2026-03-02T15:00:00Z").body("pending", equalTo(30)).body("expiring", hasSize(1));
        points("dst", "?at=2026-03-09T04:00:00Z").body("available", equalTo(30)).body("pending", equalTo(0));
        as("support")
                .get("/v1/members/dst/points?at=2026-03-16T00:00:00Z")
                .then()
                .statusCode(400);
    }

    @Test
    @Order(5)
    void points_end_with_the_month_and_the_journal_says_so() {
        points("dst", "").body("expiring[0].at", equalTo("2027-04-01T04:00:00Z"));
        setClock("2027-04-01T04:00:00Z");
        points("dst", "").body("available", equalTo(0)).body("lifetimeEarned", equalTo(30));
        as("support")
                .get("/v1/members/dst/points/entries")
                .then()
                .body("items.kind", contains("expire", "earn"))
                .body("items[0].points", equalTo(-30))
                .body("items[0].balanceAfter", equalTo(0))
                .body("items[0].at", equalTo("2027-04-01T04:00:00Z"));
        String entryId = as("support").get("/v1/members/dst/points/entries").path("items[0].entryId");
        as("support")
                .get("/v1/members/dst/points/entries/" + entryId)
                .then()
                .body("explanation.lots[0].points", equalTo(30))
                .body("explanation.lots[0].expiresAt", equalTo("2027-04-01T04:00:00Z"));
        points("dst", "?at=2027-04-01T03:59:59Z").body("available", equalTo(30));
    }

    @Test
    @Order(6)
    void a_late_order_brings_what_it_would_have_brought_even_if_that_is_over() {
        enrol("late");
        setClock("2027-04-02T00:00:00Z");
        put("late-1", order("late", "2026-02-10T12:00:00Z", "40.00"))
                .then()
                .body("points.earned", equalTo(40))
                .body("points.pending", equalTo(0))
                .body("balance.available", equalTo(0));
        as("support").get("/v1/members/late/points/entries").then().body("items.points", contains(-40, 40));
        points("late", "").body("lifetimeEarned", equalTo(40));
    }

    @Test
    @Order(7)
    void a_clock_that_jumps_over_activation_and_expiry_does_both_at_their_own_time() {
        enrol("jump");
        put("jump-1", order("jump", "2027-04-01T20:00:00Z", "7.00")).then().body("points.pending", equalTo(7));
        setClock("2028-06-01T00:00:00Z");
        points("jump", "").body("available", equalTo(0)).body("pending", equalTo(0));
        points("jump", "?at=2027-05-01T00:00:00Z").body("available", equalTo(7));
        points("jump", "?at=2028-04-30T00:00:00Z").body("available", equalTo(7));
        points("jump", "?at=2028-05-01T04:00:00Z").body("available", equalTo(0));
    }
}
