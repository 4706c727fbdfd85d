package loyalty.tier.overrides;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.clock;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tiers that support gives, in the lists that the gateway merges with those of other services. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tierclubs"))
class OverrideListsTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String UNTIL = "2041-12-31T05:00:00Z";

    @BeforeEach
    void clubs_and_a_frozen_clock() {
        ServiceFixture.clubsAndAFrozenClock();
    }

    private static void ask(String memberId, String overrideId) {
        as("support", "sue")
                .contentType("application/json")
                .body("{\"tier\": \"black\", \"until\": \"%s\", \"reason\": \"an old friend\"}".formatted(UNTIL))
                .put("/v1/members/" + memberId + "/tier/overrides/" + overrideId)
                .then()
                .statusCode(202);
    }

    private static void decide(String memberId, String overrideId, String move) {
        as("supervisor", "eve")
                .post("/v1/members/" + memberId + "/tier/overrides/" + overrideId + "/" + move)
                .then()
                .statusCode(200);
    }

    private static void isListedAs(String status, String overrideId) {
        for (String asked : List.of("awaiting-approval", "approved", "rejected", "ended")) {
            as("support")
                    .get("/v1/approvals?limit=500&status=" + asked)
                    .then()
                    .statusCode(200)
                    .body("items.overrideId", asked.equals(status) ? hasItem(overrideId) : not(hasItem(overrideId)))
                    .body("items.status", everyItem(equalTo(asked)))
                    .body("items.kind", everyItem(equalTo("tier-override")));
        }
    }

    @Test
    void what_waits_and_what_was_decided_is_listed_as_it_is_now() {
        enrol("olga", "{}");
        ask("olga", "olga-1");
        isListedAs("awaiting-approval", "olga-1");
        decide("olga", "olga-1", "approve");
        isListedAs("approved", "olga-1");
        ask("olga", "olga-2");
        decide("olga", "olga-2", "reject");
        isListedAs("rejected", "olga-2");
        clock(UNTIL);
        isListedAs("ended", "olga-1");

        as("support").get("/v1/approvals?status=posted").then().statusCode(200).body("items.size()", equalTo(0));
        as("support").get("/v1/approvals?status=lost").then().statusCode(400);
        as("checkout").get("/v1/approvals").then().statusCode(403);
        as("auditor")
                .get("/v1/approvals?limit=500")
                .then()
                .body("items.find { it.overrideId == 'olga-1' }.memberId", equalTo("olga"));
    }

    @Test
    void who_asked_and_who_decided_stands_in_the_trail() {
        enrol("otto", "{}");
        ask("otto", "otto-1");
        decide("otto", "otto-1", "approve");

        as("auditor")
                .get("/v1/audit?memberId=otto")
                .then()
                .statusCode(200)
                .body("items.what", contains("tier-override approved", "tier-override awaiting-approval"))
                .body("items.actor", contains("eve", "sue"))
                .body("items.role", contains("supervisor", "support"))
                .body("items.from", everyItem(equalTo("127.0.0.1")))
                .body("items.reason", everyItem(equalTo("an old friend")))
                .body("items.memberId", everyItem(equalTo("otto")));
        await().atMost(SOON)
                .until(() -> !as("auditor")
                        .get("/v1/audit?memberId=otto")
                        .jsonPath()
                        .getList("items.sealed")
                        .contains(false));
        as("auditor").get("/v1/audit?memberId=otto&actor=eve").then().body("items.actor", contains("eve"));
        as("support").get("/v1/audit").then().statusCode(403);
    }

    @Test
    void pages_are_exact_at_one_instant_and_their_cursors_are_known() {
        enrol("oona", "{}");
        for (int i = 0; i < 5; i++) {
            ask("oona", "oona-" + i);
        }

        List<String> acts = new ArrayList<>();
        String next = "";
        while (next != null) {
            Response page =
                    as("auditor").get("/v1/audit?memberId=oona&limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            page.then().statusCode(200).header("Knows-After", equalTo(next.isEmpty() ? "false" : "true"));
            acts.addAll(page.jsonPath().getList("items.act"));
            next = page.path("next");
        }

        assertThat(acts)
                .containsExactly(
                        "tier-override/oona-4/1",
                        "tier-override/oona-3/1",
                        "tier-override/oona-2/1",
                        "tier-override/oona-1/1",
                        "tier-override/oona-0/1");
        String page = as("auditor").get("/v1/approvals?limit=1").path("next");
        as("auditor").get("/v1/approvals?after=" + page).then().header("Knows-After", equalTo("true"));
        as("auditor").get("/v1/approvals?after=oona-1").then().statusCode(400);
    }
}
