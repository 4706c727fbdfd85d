package loyalty.points.adjustments;

import static loyalty.points.testing.Agents.adjust;
import static loyalty.points.testing.Agents.body;
import static loyalty.points.testing.Agents.move;
import static loyalty.points.testing.Agents.points;
import static loyalty.points.testing.OnADayInMarch.memberWith;
import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.pseudonym;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.posting.Agent;
import loyalty.points.posting.PostBatch;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.OnADayInMarch;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adjustments over HTTP, with the limits of the house programme: 500 alone and 10,000 a day; supervisors 5,000. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(OnADayInMarch.class)
class AdjustmentsTest {

    private final PostBatch postBatch;

    AdjustmentsTest(PostBatch postBatch) {
        this.postBatch = postBatch;
    }

    @BeforeEach
    void on_a_day_in_march() {
        OnADayInMarch.begin();
    }

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    @Test
    void support_adds_points_and_the_journal_says_who_and_why() {
        memberWith("ann", 100);

        adjust("ann-a", "ann", 40)
                .then()
                .statusCode(201)
                .body("status", equalTo("posted"))
                .body("askedBy", equalTo("sue"))
                .body("note", equalTo("called twice"))
                .body("balance.available", equalTo(140));

        points("ann").body("available", equalTo(140)).body("lifetimeEarned", equalTo(100));
        as("support")
                .get("/v1/members/ann/points/entries")
                .then()
                .body("items[0].kind", equalTo("adjust"))
                .body("items[0].points", equalTo(40))
                .body("items[0].reason", equalTo("GOODWILL"))
                .body("items[0].actor", equalTo("sue"));
    }

    @Test
    void taking_points_never_goes_below_zero() {
        memberWith("bob", 100);

        adjust("bob-a", "bob", -101)
                .then()
                .statusCode(409)
                .body("type", endsWith("/insufficient-points"))
                .body("asked", equalTo(101));
        adjust("bob-a", "bob", -100).then().statusCode(201).body("balance.available", equalTo(0));

        points("bob").body("available", equalTo(0));
    }

    @Test
    void what_was_approved_in_the_same_transaction_is_undone_within_the_limit_only() {
        memberWith("cam", 100);
        adjust("supervisor", "max", "cam-a", body("cam", 5001)).then().statusCode(202);

        List<Outcome<?>> outcomes = postBatch.post(List.of(
                new AdjustmentCommand.Decide(pseudonym("cam"), "cam-a", true, new Agent("eve", true, null, null)),
                new AdjustmentCommand.Undo(pseudonym("cam"), "cam-a", new Agent("sue", false, null, null))));

        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Done.class);
        assertThat(outcomes.getLast()).isEqualTo(Outcome.refused(new Rejection.OverLimit(500)));
        points("cam").body("available", equalTo(5101));
    }

    @Test
    void above_the_limit_another_person_decides() {
        memberWith("cat", 100);
        adjust("supervisor", "max", "cat-a", body("cat", 5001))
                .then()
                .statusCode(202)
                .body("status", equalTo("awaiting-approval"))
                .body("entryId", nullValue())
                .body("balance.available", equalTo(100));

        move("supervisor", "max", "cat-a", "approve")
                .statusCode(409)
                .body("type", endsWith("/own-request"))
                .body("state", equalTo("awaiting-approval"));
        move("support", "sue", "cat-a", "approve").statusCode(403);
        points("cat").body("available", equalTo(100));
        move("supervisor", "eve", "cat-a", "approve")
                .statusCode(200)
                .body("status", equalTo("posted"))
                .body("decidedBy", equalTo("eve"))
                .body("balance.available", equalTo(5101));
        move("supervisor", "eve", "cat-a", "approve").statusCode(200).header("Idempotent-Replayed", "true");
        move("supervisor", "eve", "cat-a", "reject").statusCode(409).body("type", endsWith("/already-decided"));

        as("support").get("/v1/adjustments/cat-a").then().body("status", equalTo("posted"));
        adjust("supervisor", "max", "cat-a", body("cat", 5001))
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("status", equalTo("awaiting-approval"));
    }

    @Test
    void what_is_rejected_moves_nothing_and_stays_so() {
        memberWith("dan", 100);
        adjust("dan-a", "dan", 501).then().statusCode(202);

        move("supervisor", "eve", "dan-a", "reject").statusCode(200).body("status", equalTo("rejected"));

        points("dan").body("available", equalTo(100));
        move("supervisor", "max", "dan-a", "approve")
                .statusCode(409)
                .body("type", endsWith("/already-decided"))
                .body("status", equalTo(409))
                .body("state", equalTo("rejected"));
        move("support", "sue", "dan-a", "undo").statusCode(409);
    }

    @Test
    void the_list_of_approvals_shows_what_waits() {
        memberWith("eli", 100);
        adjust("eli-a", "eli", 700).then().statusCode(202);
        adjust("eli-b", "eli", 20).then().statusCode(201);

        as("supervisor")
                .get("/v1/approvals?status=awaiting-approval&limit=500")
                .then()
                .statusCode(200)
                .body("items.adjustmentId", hasItem("eli-a"))
                .body("items.adjustmentId", not(hasItem("eli-b")));
        move("supervisor", "eve", "eli-a", "approve").statusCode(200);
        as("auditor")
                .get("/v1/approvals?status=awaiting-approval&limit=500")
                .then()
                .body("items.adjustmentId", not(hasItem("eli-a")));
        as("auditor").get("/v1/approvals?limit=500").then().body("items.adjustmentId", hasItem("eli-a"));
        as("auditor").get("/v1/approvals?status=issued").then().statusCode(200).body("items.size()", equalTo(0));
        as("support").get("/v1/approvals?status=lost").then().statusCode(400);
        as("support").get("/v1/approvals?after=eli-a").then().statusCode(400);
        as("checkout").get("/v1/approvals").then().statusCode(403);
    }

    @Test
    void pages_of_approvals_are_exact_at_one_instant_and_their_cursors_are_known() {
        memberWith("ely", 100);
        for (int i = 0; i < 5; i++) {
            adjust("ely-" + i, "ely", 700).then().statusCode(202);
        }

        List<String> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            Response page = as("auditor").get("/v1/approvals?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            page.then()
                    .statusCode(200)
                    .header("Knows-After", equalTo(next.isEmpty() ? "false" : "true"))
                    .body("items.kind", everyItem(equalTo("adjustment")));
            ids.addAll(page.jsonPath().getList("items.adjustmentId"));
            next = page.path("next");
        }

        assertThat(ids).doesNotHaveDuplicates().containsSubsequence("ely-4", "ely-3", "ely-2", "ely-1", "ely-0");
    }

    @Test
    void an_agent_posts_ten_thousand_points_a_day_alone_and_no_more() throws Exception {
        memberWith("fin", 100);

        List<Response> answers = AtOnce.call(
                30, number -> adjust("support", "tom", "fin-" + number, body("fin", number % 2 == 0 ? 500 : -500)));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSizeLessThanOrEqualTo(20);
        assertThat(count("select points from agent_day where agent = 'tom'"))
                .isEqualTo(500
                        * answers.stream()
                                .filter(answer -> answer.statusCode() == 201)
                                .count());
        for (int i = 30; i < 60; i++) {
            adjust("support", "tom", "fin-" + i, body("fin", 500));
        }
        assertThat(count("select points from agent_day where agent = 'tom'")).isEqualTo(10_000);
        adjust("support", "tom", "fin-x", body("fin", 1))
                .then()
                .statusCode(409)
                .body("type", endsWith("/over-limit"))
                .body("limit", equalTo(10000));
        adjust("support", "una", "fin-y", body("fin", 1)).then().statusCode(201);
    }

    @Test
    void undone_is_undone_once_and_linked() throws Exception {
        memberWith("gia", 100);
        adjust("gia-a", "gia", 60).then().statusCode(201);

        List<Response> answers = AtOnce.call(20, number -> as("support", "sue").post("/v1/adjustments/gia-a/undo"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        points("gia").body("available", equalTo(100));
        as("support")
                .get("/v1/adjustments/gia-a")
                .then()
                .body("status", equalTo("undone"))
                .body("undoneBy", equalTo("sue"));
        as("support").get("/v1/members/gia/points/entries").then().body("items.points", equalTo(List.of(-60, 60, 100)));
        adjust("gia-a", "gia", 60).then().statusCode(201).body("status", equalTo("posted"));
    }

    @Test
    void undoing_what_was_taken_gives_it_back() {
        memberWith("hui", 100);
        adjust("hui-a", "hui", -60).then().statusCode(201);

        move("support", "sue", "hui-a", "undo").statusCode(200).body("balance.available", equalTo(100));

        adjust("supervisor", "max", "hui-b", body("hui", 4000)).then().statusCode(201);
        move("support", "sue", "hui-b", "undo").statusCode(409).body("type", endsWith("/over-limit"));
        move("supervisor", "eve", "hui-b", "undo").statusCode(200).body("balance.available", equalTo(100));
    }

    @Test
    void what_cannot_be_an_adjustment_is_told_and_changes_nothing() {
        memberWith("ian", 100);
        for (String body : List.of(
                "{\"memberId\": \"ian\", \"points\": 0, \"reason\": \"GOODWILL\"}",
                "{\"memberId\": \"ian\", \"points\": 1}",
                "{\"memberId\": \"ian\", \"points\": 1, \"reason\": \"BECAUSE\"}",
                "{\"memberId\": \"ian\", \"reason\": \"GOODWILL\"}",
                "{\"points\": 1, \"reason\": \"GOODWILL\"}",
                "{\"memberId\": \"ian\", \"points\": 1, \"reason\": \"GOODWILL\", \"note\": \"\"}",
                "{\"memberId\": \"ian\", \"points\": 1, \"reason\": \"GOODWILL\", \"more\": 1}")) {
            adjust("support", "sue", "ian-a", body).then().statusCode(400);
        }
        adjust("checkout", "till", "ian-a", body("ian", 1)).then().statusCode(403);
        adjust("auditor", "aud", "ian-a", body("ian", 1)).then().statusCode(403);
        move("supervisor", "eve", "nothing", "approve").statusCode(404);
        as("support").get("/v1/adjustments/nothing").then().statusCode(404);
        adjust("ian-a", "ian", 1).then().statusCode(201);
        adjust("ian-a", "ian", 2).then().statusCode(422).body("type", endsWith("/idempotency-mismatch"));
        points("ian").body("available", equalTo(101));
    }

    @Test
    void a_note_stands_where_it_can_be_erased_and_nowhere_else() {
        memberWith("joy", 100);
        String secret = "{\"memberId\": \"joy\", \"points\": 5, \"reason\": \"COMPLAINT\", \"note\": \"zebra-77\"}";
        adjust("support", "sue", "joy-a", secret).then().statusCode(201);

        assertThat(count("select count(*) from adjustment_note where note = 'zebra-77'"))
                .isOne();
        assertThat(count("select count(*) from event_log where payload like '%zebra%'"))
                .isZero();
        assertThat(count("select count(*) from entry where explanation like '%zebra%' or reason like '%zebra%'"))
                .isZero();
        assertThat(count("select count(*) from adjustment where note_hash is not null and adjustment_id = 'joy-a'"))
                .isOne();
        assertThat(count("select count(*) from event_log where type = 'points.adjusted.v1'"
                        + " and payload like '%joy-a%' and payload like '%COMPLAINT%'"))
                .isOne();
    }
}
