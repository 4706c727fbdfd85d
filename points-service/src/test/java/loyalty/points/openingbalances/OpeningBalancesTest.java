package loyalty.points.openingbalances;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.OnADayInMarch;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Balances of an older system, over HTTP, on a day in March 2026. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(OnADayInMarch.class)
class OpeningBalancesTest {

    @BeforeEach
    void on_a_day_in_march() {
        OnADayInMarch.begin();
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static Response open(String id, String body) {
        return as("marketer").contentType("application/json").body(body).put("/v1/opening-balances/" + id);
    }

    private static String twoLots(String memberId) {
        return """
                {"memberId": "%s", "lifetimeEarned": 1200, "qualifying": "450.00", "lots": [
                  {"points": 200, "earnedAt": "2025-06-01T12:00:00Z", "expiresAt": "2026-07-01T04:00:00Z"},
                  {"points": 100, "earnedAt": "2025-11-01T12:00:00Z"}]}""".formatted(memberId);
    }

    @Test
    void what_an_older_system_had_is_there_with_its_lives() {
        enrol("old-1");

        open("open-1", twoLots("old-1"))
                .then()
                .statusCode(201)
                .body("points", equalTo(300))
                .body("balance.available", equalTo(300));

        as("support")
                .get("/v1/members/old-1/points")
                .then()
                .body("available", equalTo(300))
                .body("lifetimeEarned", equalTo(1200))
                .body("expiring", hasSize(1))
                .body("expiring[0].points", equalTo(200))
                .body("expiring[0].at", equalTo("2026-07-01T04:00:00Z"));
        String entry = as("support").get("/v1/members/old-1/points/entries").path("items[0].entryId");
        as("support")
                .get("/v1/members/old-1/points/entries/" + entry)
                .then()
                .body("kind", equalTo("transfer"))
                .body("explanation.text", equalTo("300 points taken over from an older system."))
                .body("explanation.lots.points", equalTo(List.of(200, 100)));
        as("auditor").get("/v1/audit?memberId=old-1").then().body("items.what", hasItem("opening balance"));
    }

    @Test
    void it_is_taken_over_once_however_often_it_is_sent() throws Exception {
        List<Response> answers = AtOnce.call(20, i -> open("open-2", twoLots("old-2")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        open("open-2", twoLots("old-2").replace("1200", "1201")).then().statusCode(422);
        as("auditor").get("/v1/opening-balances/open-2").then().statusCode(200).body("points", equalTo(300));
        assertThat(
                        count(
                                "select count(*) from event_log where type = 'points.opened.v1' and payload like '%\"open-2\"%'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_over_already_ends_at_once() {
        enrol("old-3");
        open("open-3", twoLots("old-3").replace("2026-07-01", "2026-01-01"))
                .then()
                .statusCode(201)
                .body("balance.available", equalTo(100));
    }

    @Test
    void what_cannot_be_a_balance_is_told_and_leaves_nothing() {
        long before = count("select count(*) from opening_balance");
        open("open-4", twoLots("old-4").replace("1200", "299"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("lifetimeEarned"));
        open("open-4", twoLots("old-4").replace("\"points\": 200", "\"points\": 0"))
                .then()
                .statusCode(400);
        open("open-4", twoLots("old-4").replace("2026-07-01", "2025-05-01"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("lots[0].expiresAt"));
        open("open-4", twoLots("old-4").replace("450.00", "-1")).then().statusCode(400);
        as("checkout")
                .contentType("application/json")
                .body(twoLots("old-4"))
                .put("/v1/opening-balances/open-4")
                .then()
                .statusCode(403);
        as("auditor").get("/v1/opening-balances/open-4").then().statusCode(404);
        assertThat(count("select count(*) from opening_balance")).isEqualTo(before);
    }
}
