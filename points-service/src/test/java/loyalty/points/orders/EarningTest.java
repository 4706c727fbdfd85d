package loyalty.points.orders;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.enrol;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static loyalty.points.testing.PointsService.setClock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.points.members.MembersJoined;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A programme that counts: carried fractions, a first order, caps and activities, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(EarningTest.OfItsOwn.class)
class EarningTest {

    private static final String PROGRAMME = """
            version: counting-1
            effectiveAt: "2030-05-01T12:00:00Z"
            currency: USD
            timeZone: America/New_York
            tiers:
              metric: points
              windowMonths: 12
              validMonths: 12
              steps: [ { tier: green, threshold: 0 } ]
            points:
              earn: { points: 1.2 }
              basis: { paidWithPoints: false }
              value: { points: 10, amount: "1.00" }
              rules:
                - { rule: hello, each: first-order, points: 50 }
                - { rule: visit, each: activity, activity: visit, points: 5 }
                - { rule: quiz, each: activity, activity: quiz, points: 3 }
                - { rule: welcome, each: enrolment, points: 20 }
              caps:
                - { points: 5, each: day, rule: visit }
                - { points: 300, each: month }
              rounding: carry
            """;

    /** A service, and so a database, of its own. */
    public static class OfItsOwn implements QuarkusTestProfile {}

    @Inject
    Event<MembersJoined> joined;

    @BeforeEach
    void a_programme_is_in_force() {
        if (count("select count(*) from programme_version where version = 'counting-1'") == 0) {
            setClock("2030-05-01T12:00:00Z");
            as("marketer")
                    .contentType("application/yaml")
                    .body(PROGRAMME.getBytes(StandardCharsets.UTF_8))
                    .put("/v1/programme/versions/counting-1")
                    .then()
                    .statusCode(201);
            setClock("2030-05-02T16:00:00Z");
        }
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static Response activity(String activityId, String memberId, String type, String at) {
        return as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"%s\", \"type\": \"%s\", \"at\": \"%s\", \"attributes\": {\"stars\": \"5\"}}"
                        .formatted(memberId, type, at))
                .put("/v1/activities/" + activityId);
    }

    private static Response quote(String order) {
        return as("checkout").contentType("application/json").body(order).post("/v1/quotes");
    }

    @Test
    void a_quote_is_what_the_order_then_earns_and_changes_nothing() {
        enrol("q-1");
        for (int i = 1; i <= 3; i++) {
            String order = order("q-1", "2030-05-02T15:0" + i + ":00Z", "7.35");
            long before = count("select count(*) from purchase") + count("select count(*) from member_count");
            int quoted = quote(order).then().statusCode(200).extract().path("points.earned");
            assertThat(count("select count(*) from purchase") + count("select count(*) from member_count"))
                    .isEqualTo(before);
            put("q-1-" + i, order).then().statusCode(201).body("points.earned", equalTo(quoted));
        }
        as("support").get("/v1/members/q-1/points").then().body("available", equalTo(50 + 26));
        quote(order("q-1", "2030-05-02T15:10:00Z", "3.05")).then().body("pointsPayable", equalTo(31));
        quote(order("q-1", "2030-05-02T15:10:00Z", "300.00")).then().body("pointsPayable", equalTo(76));
    }

    @Test
    void the_first_order_is_the_first_one_however_many_come_at_once() throws Exception {
        long bonuses = AtOnce.call(20, i -> put("first-" + i, order("f-1", "2030-05-02T15:00:00Z", "5.00"))).stream()
                .filter(response -> response.<Integer>path("points.earned") >= 50)
                .count();

        assertThat(bonuses).isEqualTo(1);
        assertThat(count("select available from account a join account_holder h on h.pseudonym = a.pseudonym"
                        + " where h.member_id = 'f-1'"))
                .isEqualTo(50 + 120);
    }

    @Test
    void a_cap_holds_for_the_month_and_another_month_has_its_own() {
        put("cap-1", order("c-1", "2030-05-02T15:00:00Z", "200.00")).then().body("points.earned", equalTo(290));
        put("cap-2", order("c-1", "2030-05-02T15:00:00Z", "200.00"))
                .then()
                .body("points.earned", equalTo(10))
                .body("points.explanation.rules.rule", hasItem("cap-month"));
        put("cap-3", order("c-1", "2030-05-02T15:00:00Z", "200.00")).then().body("points.earned", equalTo(0));
        put("cap-4", order("c-1", "2030-05-01T15:00:00Z", "1.00")).then().body("points.earned", equalTo(0));
    }

    @Test
    void an_activity_earns_once_and_its_answer_stays() {
        enrol("a-1");
        Response first = activity("visit-1", "a-1", "visit", "2030-05-02T15:00:00Z");
        first.then()
                .statusCode(201)
                .body("points.earned", equalTo(5))
                .body("balance.available", equalTo(5))
                .body("qualifying.metric", equalTo("points"))
                .body("qualifying.added", equalTo(5));
        activity("visit-2", "a-1", "visit", "2030-05-02T15:30:00Z").then().body("points.earned", equalTo(0));
        activity("quiz-1", "a-1", "quiz", "2030-05-02T15:30:00Z").then().body("points.earned", equalTo(3));

        Response again = activity("visit-1", "a-1", "visit", "2030-05-02T15:00:00.000Z");
        again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        activity("visit-1", "a-1", "quiz", "2030-05-02T15:00:00Z").then().statusCode(422);
        as("checkout")
                .get("/v1/activities/visit-1")
                .then()
                .statusCode(200)
                .body("balance.available", equalTo(8))
                .body("attributes.stars", equalTo("5"));
    }

    @Test
    void a_type_is_known_by_the_version_of_its_day() {
        String later = PROGRAMME
                .replace("counting-1", "counting-2")
                .replace("2030-05-01T12", "2030-05-02T17")
                .replaceFirst(".*rule: quiz.*\n", "")
                .replace(
                        "points:\n  earn",
                        "points:\n  expiry: { inactiveMonths: 12, aliveBy: [ club-evening ] }\n  earn");
        as("marketer")
                .contentType("application/yaml")
                .body(later.getBytes(StandardCharsets.UTF_8))
                .put("/v1/programme/versions/counting-2")
                .then()
                .statusCode(201);
        setClock("2030-05-02T18:00:00Z");

        activity("day-1", "d-1", "quiz", "2030-05-02T16:30:00Z").then().statusCode(201);
        activity("day-2", "d-1", "quiz", "2030-05-02T17:30:00Z").then().statusCode(400);
        activity("day-3", "d-1", "club-evening", "2030-05-02T16:30:00Z").then().statusCode(400);
        activity("day-4", "d-1", "club-evening", "2030-05-02T17:30:00Z").then().statusCode(201);
    }

    @Test
    void an_activity_stands_in_the_journal_and_is_told() {
        enrol("a-3");
        activity("quiz-3", "a-3", "quiz", "2030-05-02T15:30:00Z").then().statusCode(201);

        as("support")
                .get("/v1/members/a-3/points/entries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo("quiz"));
        assertThat(count("select count(*) from event_log where type = 'activity.recorded.v1'"
                        + " and payload like '%\"quiz-3\"%'"))
                .isEqualTo(1);
    }

    @Test
    void joining_brings_its_points_once_however_often_it_is_told() {
        Pseudonym member = PointsService.pseudonym("w-1");
        enrol("w-1");
        var enrolments = List.of(
                new MemberEnrolled(member, Instant.parse("2030-05-02T10:00:00Z"), LocalDate.parse("2030-05-02")));

        joined.fire(new MembersJoined(enrolments));
        joined.fire(new MembersJoined(enrolments));

        as("support")
                .get("/v1/members/w-1/points/entries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].points", equalTo(20))
                .body("items[0].reason", equalTo("enrolment"));
    }

    @Test
    void what_cannot_be_an_activity_is_told_and_leaves_nothing() {
        long before = count("select count(*) from activity");
        activity("bad-1", "a-2", "dance", "2030-05-02T15:00:00Z")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("type"));
        activity("bad-1", "a-2", "enrolment", "2030-05-02T15:00:00Z").then().statusCode(400);
        activity("bad-1", "a-2", "visit", "2030-05-04T15:00:00Z")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("at"));
        activity("bad/1", "a-2", "visit", "2030-05-02T15:00:00Z").then().statusCode(404);
        as("checkout").get("/v1/activities/bad-1").then().statusCode(404);
        assertThat(count("select count(*) from activity")).isEqualTo(before);
    }
}
