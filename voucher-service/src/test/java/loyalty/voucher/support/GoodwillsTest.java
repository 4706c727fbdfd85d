package loyalty.voucher.support;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.support.SupportDesk.decide;
import static loyalty.voucher.support.SupportDesk.give;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.AtOnce;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vouchers that support gives, over HTTP. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class GoodwillsTest {

    private static final String CODE = "([A-Z2-9]{4}-){4}[A-Z2-9]";

    private final Wallets wallets;

    GoodwillsTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-04T15:00:00Z");
    }

    private long given(String memberId) {
        return wallets.count("SELECT COUNT(*) FROM voucher WHERE cause LIKE 'goodwill:%' AND pseudonym = UNHEX('"
                + Bus.pseudonym(memberId).hex() + "')");
    }

    @Test
    void a_voucher_within_the_limit_is_given_at_once_and_the_same_request_gets_the_same_answer() {
        wallets.enrolled("gw-1");

        Response first = give("gw-1-a", "gw-1", "goodwill");
        first.then()
                .statusCode(201)
                .body("status", equalTo("issued"))
                .body("memberId", equalTo("gw-1"))
                .body("askedBy", equalTo("sue"))
                .body("decidedBy", nullValue())
                .body("voucher.value", equalTo("10.00"))
                .body("voucher.status", equalTo("issued"))
                .body("voucher.cause", equalTo("goodwill:gw-1-a"))
                .body("voucher.validUntil", equalTo("2026-08-02T04:00:00Z"))
                .body("voucher.code", matchesPattern(CODE));
        Wallets.clock("2026-09-01T15:00:00Z");
        Response again = give("gw-1-a", "gw-1", "goodwill");

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void somebody_else_who_asks_the_same_gets_the_same_answer_without_the_code() {
        wallets.enrolled("gw-o");
        give("gw-o-a", "gw-o", "goodwill").then().statusCode(201);

        give("support", "otto", "gw-o-a", "gw-o", "goodwill", "GOODWILL")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("voucher.value", equalTo("10.00"))
                .body("voucher.code", nullValue());
    }

    @Test
    void what_there_is_no_more_of_is_refused_and_leaves_its_id_free() {
        wallets.enrolled(2, "gwl-");
        give("gwl-a", "gwl-0", "sorry-once").then().statusCode(201);

        give("gwl-b", "gwl-1", "sorry-once").then().statusCode(409).body("type", endsWith("out-of-stock"));

        assertThat(given("gwl-1")).isZero();
        as("support").get("/v1/voucher-issues/gwl-b").then().statusCode(404);
    }

    @Test
    void what_was_given_is_read_by_staff_without_its_code_and_told_on_the_bus() {
        wallets.enrolled("gw-9");
        give("gw-9-a", "gw-9", "goodwill").then().statusCode(201);
        Wallets.clock("2026-09-01T15:00:00Z");

        give("gw-9-a", "gw-9", "goodwill-50").then().statusCode(422);
        as("auditor")
                .get("/v1/voucher-issues/gw-9-a")
                .then()
                .statusCode(200)
                .body("voucher.status", equalTo("expired"))
                .body("voucher.code", nullValue());
        as("checkout").get("/v1/voucher-issues/gw-9-a").then().statusCode(403);
        as("support").get("/v1/voucher-issues/gw-none").then().statusCode(404);
        assertThat(given("gw-9")).isOne();
        assertThat(wallets.texts("SELECT CAST(payload AS CHAR) FROM event_log WHERE type = 'voucher.issued.v1'"
                        + " AND aggregateid = '" + Bus.pseudonym("gw-9").hex() + "'"))
                .anyMatch(event -> event.contains("goodwill:gw-9-a"));
    }

    @Test
    void above_the_limit_it_waits_for_somebody_else_who_decides_once() {
        wallets.enrolled("gw-2");

        Response asked = give("gw-2-a", "gw-2", "goodwill-50");
        asked.then()
                .statusCode(202)
                .body("status", equalTo("awaiting-approval"))
                .body("voucher", nullValue());
        assertThat(given("gw-2")).isZero();
        decide("sue", "gw-2-a", "approve")
                .then()
                .statusCode(409)
                .body("type", endsWith("/own-request"))
                .body("state", equalTo("awaiting-approval"));
        as("support").post("/v1/voucher-issues/gw-2-a/approve").then().statusCode(403);
        Response approved = decide("eve", "gw-2-a", "approve");
        approved.then()
                .statusCode(200)
                .body("status", equalTo("issued"))
                .body("decidedBy", equalTo("eve"))
                .body("voucher.value", equalTo("50.00"))
                .body("voucher.code", matchesPattern(CODE));
    }

    @Test
    void what_was_decided_stays_so_and_is_answered_as_it_first_was() {
        wallets.enrolled("gw-10");
        Response asked = give("gw-10-a", "gw-10", "goodwill-50");
        Response approved = decide("eve", "gw-10-a", "approve");

        Response again = decide("eve", "gw-10-a", "approve");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(approved.asString());
        for (Response other : List.of(decide("max", "gw-10-a", "approve"), decide("eve", "gw-10-a", "reject"))) {
            other.then()
                    .statusCode(409)
                    .body("type", endsWith("/already-decided"))
                    .body("state", equalTo("issued"));
        }
        Response replayed = give("gw-10-a", "gw-10", "goodwill-50");
        assertThat(replayed.statusCode()).isEqualTo(202);
        assertThat(replayed.asString()).isEqualTo(asked.asString());
        assertThat(given("gw-10")).isOne();
    }

    @Test
    void what_is_rejected_gives_nothing() {
        wallets.enrolled("gw-3");
        give("gw-3-a", "gw-3", "goodwill-50").then().statusCode(202);

        Response rejected = decide("eve", "gw-3-a", "reject");

        rejected.then().statusCode(200).body("status", equalTo("rejected")).body("voucher", nullValue());
        assertThat(decide("eve", "gw-3-a", "reject").asString()).isEqualTo(rejected.asString());
        decide("eve", "gw-3-a", "approve").then().statusCode(409).body("state", equalTo("rejected"));
        decide("eve", "gw-none", "approve").then().statusCode(404);
        assertThat(given("gw-3")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "support, goodwill, 201",
        "support, goodwill-50, 202",
        "supervisor, goodwill-50, 201",
        "support, sorry-half, 201",
        "supervisor, sorry-tenth, 202"
    })
    void the_value_that_it_can_have_at_most_and_the_role_decide_and_what_has_no_such_value_waits(
            String role, String campaign, int status) {
        String member = "gw-4-" + role + campaign;
        wallets.enrolled(member);

        give(role, "sam", member, member, campaign, "COMPLAINT").then().statusCode(status);

        assertThat(given(member)).isEqualTo(status == 201 ? 1 : 0);
    }

    @Test
    void a_refusal_writes_nothing_and_leaves_the_id_free() {
        wallets.enrolled("gw-5");

        for (String campaign : List.of("no-such", "welcome", "sorry-june", "five-dollars")) {
            give("gw-5-a", "gw-5", campaign).then().statusCode(400).body("errors.field", contains("campaign"));
        }
        give("support", "sue", "gw-5-a", "gw-5", "goodwill", "BECAUSE")
                .then()
                .statusCode(400)
                .body("errors.field", contains("reason"));
        as("support")
                .contentType("application/json")
                .body("{}")
                .put("/v1/voucher-issues/gw-5-a")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("memberId", "campaign", "reason"));
        give("gw-5-a", "gw-nobody", "goodwill").then().statusCode(404);
        give("checkout", "till", "gw-5-a", "gw-5", "goodwill", "GOODWILL")
                .then()
                .statusCode(403);
        as("support").get("/v1/voucher-issues/gw-5-a").then().statusCode(404);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher_act WHERE act LIKE 'voucher-issue/gw-5%'"))
                .isZero();

        give("gw-5-a", "gw-5", "goodwill").then().statusCode(201);
    }

    @Test
    void equal_requests_at_the_same_time_give_one_voucher() throws Exception {
        wallets.enrolled("gw-6");

        List<Response> answers = AtOnce.call(20, number -> give("gw-6-a", "gw-6", "goodwill"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
        assertThat(given("gw-6")).isOne();
    }

    @Test
    void two_members_at_once_under_one_id_are_one_voucher() throws Exception {
        wallets.enrolled(10, "gw-7-");

        List<Response> answers = AtOnce.call(10, number -> give("gw-7", "gw-7-" + number, "goodwill"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 422).hasSize(9);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher WHERE cause = 'goodwill:gw-7'"))
                .isOne();
    }

    @Test
    void whoever_decides_at_the_same_time_one_decision_holds() throws Exception {
        wallets.enrolled("gw-8");
        give("gw-8-a", "gw-8", "goodwill-50").then().statusCode(202);

        List<Response> answers = AtOnce.call(
                30, number -> decide("boss-" + number % 3, "gw-8-a", number % 3 == 2 ? "reject" : "approve"));

        List<Response> done =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(done)
                .hasSize(10)
                .extracting(Response::asString)
                .containsOnly(done.getFirst().asString());
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(20);
        assertThat(given("gw-8")).isEqualTo(done.getFirst().path("status").equals("issued") ? 1 : 0);
        assertThat(wallets.count("SELECT COUNT(*) FROM voucher_act WHERE act = 'voucher-issue/gw-8-a/2'"))
                .isOne();
    }
}
