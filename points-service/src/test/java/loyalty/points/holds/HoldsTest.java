package loyalty.points.holds;

import static loyalty.points.testing.OnADayInMarch.memberWith;
import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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

/** Holds over HTTP, on a day when what was bought in February counts already. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(OnADayInMarch.class)
class HoldsTest {

    @BeforeEach
    void on_a_day_in_march() {
        OnADayInMarch.begin();
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static Response hold(String holdId, String body) {
        return as("checkout").contentType("application/json").body(body).put("/v1/holds/" + holdId);
    }

    private static Response hold(String holdId, String memberId, int points) {
        return hold(holdId, "{\"memberId\": \"%s\", \"points\": %d}".formatted(memberId, points));
    }

    private static ValidatableResponse move(String holdId, String move) {
        return as("checkout").post("/v1/holds/" + holdId + "/" + move).then();
    }

    private static Response capture(String holdId, int points) {
        return as("checkout")
                .contentType("application/json")
                .body("{\"points\": " + points + "}")
                .post("/v1/holds/" + holdId + "/capture");
    }

    private static ValidatableResponse points(String memberId) {
        return as("support").get("/v1/members/" + memberId + "/points").then().statusCode(200);
    }

    @Test
    void a_hold_is_placed_captured_and_shown() {
        memberWith("ada", 100);

        hold("ada-h", "ada", 60)
                .then()
                .statusCode(201)
                .body("holdId", equalTo("ada-h"))
                .body("memberId", equalTo("ada"))
                .body("status", equalTo("held"))
                .body("points", equalTo(60))
                .body("captured", equalTo(0))
                .body("balance.available", equalTo(40))
                .body("balance.held", equalTo(60));
        points("ada").body("available", equalTo(40)).body("held", equalTo(60)).body("expiring[0].points", equalTo(40));
        capture("ada-h", 45)
                .then()
                .statusCode(200)
                .body("status", equalTo("captured"))
                .body("captured", equalTo(45))
                .body("balance.available", equalTo(55));

        as("checkout").get("/v1/holds/ada-h").then().statusCode(200).body("status", equalTo("captured"));
        as("support")
                .get("/v1/members/ada/points/entries")
                .then()
                .body("items.kind", equalTo(List.of("redeem", "earn")))
                .body("items[0].points", equalTo(-45))
                .body("items[0].balanceAfter", equalTo(55))
                .body("items[0].actor", equalTo("checkout-1"));
    }

    @Test
    void an_order_is_new_though_its_hold_was_captured_for_it_before() {
        memberWith("bo", 100);
        hold("bo-h", "{\"points\": 60, \"memberId\": \"bo\", \"orderId\": \"bo-o\"}")
                .then()
                .statusCode(201);
        as("checkout").post("/v1/holds/bo-h/capture").then().statusCode(200).body("captured", equalTo(60));
        String order = order("bo", "2026-03-10T10:00:00Z", "80.00").replaceFirst("\\{", "{\"hold\": \"bo-h\", ");

        put("bo-o", order).then().statusCode(201).header("Idempotent-Replayed", nullValue());

        put("bo-o", order).then().statusCode(201).header("Idempotent-Replayed", "true");
        points("bo").body("held", equalTo(0)).body("available", equalTo(40));
    }

    @Test
    void the_first_answers_are_given_again_though_the_state_has_moved_on() {
        memberWith("bea", 100);
        String placed = hold("bea-h", "bea", 60).asString();
        String captured = capture("bea-h", 60).asString();

        Response again = hold("bea-h", "{\"points\": 60, \"expiresIn\": \"PT900S\", \"memberId\": \"bea\"}");

        again.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(again.asString()).isEqualTo(placed);
        Response capturedAgain = capture("bea-h", 60);
        capturedAgain.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(capturedAgain.asString()).isEqualTo(captured);
        hold("bea-h", "bea", 61).then().statusCode(422).body("type", endsWith("/idempotency-mismatch"));
        capture("bea-h", 59)
                .then()
                .statusCode(409)
                .body("type", endsWith("/hold-captured"))
                .body("status", equalTo(409))
                .body("state", equalTo("captured"));
        move("bea-h", "release").statusCode(409).body("type", endsWith("/hold-captured"));
    }

    @Test
    void a_released_hold_gives_everything_back() {
        memberWith("cleo", 100);
        hold("cleo-h", "cleo", 60);

        move("cleo-h", "release").statusCode(200).body("status", equalTo("released"));

        points("cleo").body("available", equalTo(100)).body("held", equalTo(0));
        move("cleo-h", "release").statusCode(200).header("Idempotent-Replayed", "true");
        move("cleo-h", "capture").statusCode(409).body("type", endsWith("/hold-released"));
    }

    @Test
    void more_than_the_balance_is_refused_and_the_id_stays_free() {
        memberWith("dora", 50);

        hold("dora-h", "dora", 51)
                .then()
                .statusCode(409)
                .body("type", endsWith("/insufficient-points"))
                .body("asked", equalTo(51))
                .body("balance.available", equalTo(50));

        hold("dora-h", "dora", 50).then().statusCode(201);
        hold("dora-i", "nobody-yet", 1).then().statusCode(409).body("balance.available", equalTo(0));
    }

    @Test
    void an_order_is_paid_with_a_hold_and_says_so() {
        memberWith("elsa", 100);
        hold("elsa-h", "elsa", 70);
        String paid = order("elsa", "2026-03-10T11:00:00Z", "30.00").replaceFirst("}$", ", \"hold\": \"elsa-h\"}");

        put("elsa-2", paid)
                .then()
                .statusCode(201)
                .body("balance.available", equalTo(30))
                .body("balance.held", equalTo(0));

        as("checkout")
                .get("/v1/holds/elsa-h")
                .then()
                .body("status", equalTo("captured"))
                .body("orderId", equalTo("elsa-2"));
        put("elsa-2", paid).then().statusCode(201).header("Idempotent-Replayed", "true");
        put("elsa-3", paid)
                .then()
                .statusCode(409)
                .body("type", endsWith("/redemption-mismatch"))
                .body("state", equalTo("captured"));
        put("elsa-4", paid.replace("elsa-h", "elsa-x")).then().statusCode(400).body("errors.field", hasItem("hold"));
        assertThat(count("select count(*) from purchase where order_id in ('elsa-3', 'elsa-4')"))
                .isZero();
        as("support").get("/v1/members/elsa/points/entries").then().body("items[1].orderId", equalTo("elsa-2"));
    }

    @Test
    void a_hold_of_another_member_pays_nothing() {
        memberWith("fay", 100);
        memberWith("gil", 100);
        hold("fay-h", "fay", 70);

        put("gil-2", order("gil", "2026-03-10T11:00:00Z", "30.00").replaceFirst("}$", ", \"hold\": \"fay-h\"}"))
                .then()
                .statusCode(400);

        points("fay").body("held", equalTo(70));
    }

    @Test
    void what_cannot_be_a_hold_is_told_and_changes_nothing() {
        memberWith("hal", 100);
        for (String body : List.of(
                "{\"memberId\": \"hal\", \"points\": 0}",
                "{\"memberId\": \"hal\", \"points\": -1}",
                "{\"memberId\": \"hal\", \"points\": 1.5}",
                "{\"memberId\": \"hal\"}",
                "{\"points\": 1}",
                "{\"memberId\": \"hal\", \"points\": 1, \"expiresIn\": \"P8D\"}",
                "{\"memberId\": \"hal\", \"points\": 1, \"expiresIn\": \"PT0S\"}",
                "{\"memberId\": \"hal\", \"points\": 1, \"expiresIn\": \"soon\"}",
                "{\"memberId\": \"hal\", \"points\": 1, \"more\": true}",
                "{\"memberId\": \"h/l\", \"points\": 1}",
                "[]",
                "")) {
            hold("hal-h", body).then().statusCode(400).body("type", endsWith("/malformed-request"));
        }
        hold("hal-h", "hal", 10);
        capture("hal-h", 11).then().statusCode(400).body("errors[0].field", equalTo("points"));
        capture("hal-h", 0).then().statusCode(400);
        move("nothing", "capture").statusCode(404);
        move("nothing", "release").statusCode(404);
        as("checkout").get("/v1/holds/nothing").then().statusCode(404);
        as("member", "hal").get("/v1/holds/hal-h").then().statusCode(403);
        points("hal").body("held", equalTo(10));
    }

    @Test
    void of_two_hundred_holds_at_once_ten_fit() throws Exception {
        memberWith("ida", 100);

        List<Response> answers = AtOnce.call(200, number -> hold("ida-" + number, "ida", 10));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(190);
        points("ida").body("available", equalTo(0)).body("held", equalTo(100));
    }

    @Test
    void of_captures_and_releases_at_once_one_wins() throws Exception {
        memberWith("jo", 100);
        hold("jo-h", "jo", 100);

        List<Response> answers = AtOnce.call(
                40, number -> as("checkout").post("/v1/holds/jo-h/" + (number % 2 == 0 ? "capture" : "release")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(20);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 200 && answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
    }

    @Test
    void events_tell_what_happened_to_holds() {
        memberWith("kim", 100);
        hold("kim-1", "kim", 10);
        hold("kim-2", "kim", 20);
        capture("kim-1", 4);
        move("kim-2", "release");

        assertThat(told("points.held.v1", "kim-")).isEqualTo(2);
        assertThat(told("points.redeemed.v1", "kim-1\",\"points\":4,\"released\":6"))
                .isOne();
        assertThat(told("points.released.v1", "kim-2\",\"points\":20,\"expired\":false"))
                .isOne();
    }

    private static long told(String type, String part) {
        return count(
                "select count(*) from event_log where type = '%s' and payload like '%%%s%%'".formatted(type, part));
    }

    @Test
    void an_entry_that_spends_explains_itself() {
        memberWith("lea", 100);
        hold("lea-h", "{\"memberId\": \"lea\", \"points\": 30, \"orderId\": \"lea-9\"}");
        move("lea-h", "capture").statusCode(200);
        String entryId = as("support").get("/v1/members/lea/points/entries").path("items[0].entryId");

        as("support")
                .header("Accept-Language", "en")
                .get("/v1/members/lea/points/entries/" + entryId)
                .then()
                .body("explanation.text", equalTo("30 points spent on order lea-9."))
                .body("explanation.programmeVersion", nullValue())
                .body("explanation.lots[0].points", equalTo(30));
    }
}
