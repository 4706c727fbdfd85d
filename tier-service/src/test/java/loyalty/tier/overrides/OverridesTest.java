package loyalty.tier.overrides;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.clock;
import static loyalty.tier.ServiceFixture.enrol;
import static loyalty.tier.ServiceFixture.history;
import static loyalty.tier.ServiceFixture.tier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiers that support gives, over HTTP, with the tiers and the history that follow. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tierclubs"))
class OverridesTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @BeforeEach
    void clubs_and_a_frozen_clock() {
        ServiceFixture.clubsAndAFrozenClock();
    }

    private static void ivyIsBlackForAWhile() {
        tier("ivy")
                .then()
                .body("tier", equalTo("black"))
                .body("name", equalTo("Black"))
                .body("validUntil", equalTo("2041-12-31T05:00:00Z"))
                .body("next", equalTo(null))
                .body("keep", equalTo(null))
                .body("projected", equalTo("red"));
        history("ivy", "en")
                .then()
                .body("items[0].cause.overrideId", equalTo("ivy-1"))
                .body("items[0].text", equalTo("given by support until 2041-12-30 (override ivy-1)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "2041-12-31", "1"})
    void an_end_that_is_no_instant_is_refused(String until) {
        ask("ivy", "ivy-never", "black", until, "an old friend", "sam")
                .then()
                .statusCode(400)
                .body("errors.field", contains("until"));
    }

    @Test
    void a_tier_by_invitation_is_asked_for_by_one_and_given_by_another() {
        enrol("ivy", "{}");

        ask("ivy", "ivy-1", "black", "2041-12-31T05:00:00Z", "an old friend", "sam")
                .then()
                .statusCode(202)
                .body("status", equalTo("awaiting-approval"))
                .body("askedBy", equalTo("sam"));
        tier("ivy").then().body("tier", equalTo("red"));
        move("ivy", "ivy-1", "approve", "sam").then().statusCode(409).body("type", endsWith("own-request"));
        move("ivy", "ivy-1", "approve", "sue")
                .then()
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("decidedBy", equalTo("sue"));
        ivyIsBlackForAWhile();
        await().atMost(SOON)
                .until(() -> ServiceFixture.idsOf("ivy", "tier.changed.v1").size() == 1);
        clock("2041-12-31T05:00:00Z");
        tier("ivy").then().body("tier", equalTo("red")).body("since", equalTo("2041-12-31T05:00:00Z"));
        as("auditor")
                .get("/v1/members/ivy/tier/overrides/ivy-1")
                .then()
                .body("status", equalTo("ended"))
                .body("decidedAt", notNullValue());
    }

    @Test
    void equal_requests_and_moves_answer_as_the_first_did() {
        enrol("iris", "{}");
        Response asked = ask("iris", "iris-1", "black", "2041-12-31T05:00:00Z", "an old friend", "sam");
        Response given = move("iris", "iris-1", "approve", "sue");

        Response again = ask("iris", "iris-1", "black", "2041-12-31T05:00:00Z", "an old friend", "sam");
        again.then().statusCode(202).header("Idempotent-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(asked.asString());
        Response approvedAgain = move("iris", "iris-1", "approve", "sue");
        approvedAgain.then().statusCode(200).header("Idempotent-Replayed", equalTo("true"));
        assertThat(approvedAgain.asString()).isEqualTo(given.asString());
        move("iris", "iris-1", "reject", "sue")
                .then()
                .statusCode(409)
                .body("status", equalTo(409))
                .body("state", equalTo("approved"));
    }

    @Test
    void what_is_rejected_changes_nothing_and_what_is_malformed_is_refused() {
        enrol("rex", "{}");

        ask("rex", "rex-1", "blue", "2041-12-31T05:00:00Z", "please", "sam")
                .then()
                .statusCode(202);
        move("rex", "rex-1", "reject", "sue").then().statusCode(200).body("status", equalTo("rejected"));
        move("rex", "rex-1", "approve", "sue")
                .then()
                .statusCode(409)
                .body("status", equalTo(409))
                .body("state", equalTo("rejected"));

        tier("rex").then().body("tier", equalTo("red"));
        ask("rex", "rex-1", "grey", "2041-12-31T05:00:00Z", "please", "sam")
                .then()
                .statusCode(422);
        ask("rex", "rex-2", "red", "2041-12-31T05:00:00Z", "please", "sam")
                .then()
                .statusCode(400);
        ask("rex", "rex-2", "blue", "2041-06-30T16:00:00Z", "please", "sam")
                .then()
                .statusCode(400);
        ask("rex", "rex-2", "blue", "2041-12-31T05:00:00Z", " ", "sam").then().statusCode(400);
        ask("nobody", "rex-2", "blue", "2041-12-31T05:00:00Z", "please", "sam")
                .then()
                .statusCode(404);
        move("rex", "rex-2", "approve", "sue").then().statusCode(404);
        move("probe", "rex-1", "approve", "sue").then().statusCode(404);
    }

    @Test
    void many_at_once_ask_and_decide_once() throws Exception {
        enrol("race", "{}");

        List<Response> asked =
                atOnce(20, i -> ask("race", "race-1", "blue", "2041-12-31T05:00:00Z", "in a hurry", "sam"));
        assertThat(asked).allMatch(answer -> answer.statusCode() == 202);
        assertThat(asked.stream().filter(a -> a.header("Idempotent-Replayed") == null))
                .hasSize(1);
        List<Response> decided = atOnce(20, i -> move("race", "race-1", i % 2 == 0 ? "approve" : "reject", "sue"));

        assertThat(decided.stream().filter(a -> a.statusCode() == 200 && a.header("Idempotent-Replayed") == null))
                .hasSize(1);
        assertThat(decided).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409);
    }

    private interface Call {
        Response by(int number);
    }

    private static List<Response> atOnce(int many, Call call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Callable<Response>> calls = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                calls.add(() -> call.by(number));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static org.hamcrest.Matcher<String> endsWith(String end) {
        return org.hamcrest.Matchers.endsWith(end);
    }

    private static Response ask(
            String memberId, String overrideId, String tier, String until, String reason, String agent) {
        return as("supervisor", agent)
                .contentType("application/json")
                .body("{\"tier\": \"%s\", \"until\": \"%s\", \"reason\": \"%s\"}".formatted(tier, until, reason))
                .put("/v1/members/" + memberId + "/tier/overrides/" + overrideId);
    }

    private static Response move(String memberId, String overrideId, String move, String supervisor) {
        return as("supervisor", supervisor)
                .post("/v1/members/" + memberId + "/tier/overrides/" + overrideId + "/" + move);
    }
}
