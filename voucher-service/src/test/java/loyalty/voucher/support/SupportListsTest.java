package loyalty.voucher.support;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.support.SupportDesk.cancel;
import static loyalty.voucher.support.SupportDesk.decide;
import static loyalty.voucher.support.SupportDesk.extend;
import static loyalty.voucher.support.SupportDesk.give;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.api.lists.ListPlace;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What support did and what awaits a second pair of eyes, as lists that the gateway merges with those of others. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class SupportListsTest {

    private final Wallets wallets;

    SupportListsTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-04T15:00:00Z");
    }

    /** Asked for, approved, made to live longer, and taken back; all at one instant. */
    private void history(String memberId) {
        wallets.enrolled(memberId);
        give(memberId, memberId, "goodwill-50").then().statusCode(202);
        String voucher = decide("eve", memberId, "approve").path("voucherId");
        extend("support", "sue", voucher, "2026-08-09T04:00:00Z").then().statusCode(200);
        cancel("supervisor", "max", voucher).then().statusCode(200);
    }

    @Test
    void the_trail_tells_who_did_what_when_why_and_from_where() {
        history("tr-1");

        as("auditor")
                .get("/v1/audit?memberId=tr-1")
                .then()
                .statusCode(200)
                .body(
                        "items.what",
                        contains(
                                "voucher cancelled",
                                "voucher extended",
                                "voucher-issue issued",
                                "voucher-issue awaiting-approval"))
                .body("items.actor", contains("max", "sue", "eve", "sue"))
                .body("items.role", contains("supervisor", "support", "supervisor", "support"))
                .body("items.kind", contains("voucher", "voucher", "voucher-issue", "voucher-issue"))
                .body("items.reason", contains("COMPLAINT", "COMPLAINT", "GOODWILL", "GOODWILL"))
                .body("items.at", everyItem(equalTo("2026-05-04T15:00:00Z")))
                .body("items.from", everyItem(equalTo("127.0.0.1")))
                .body("items.memberId", everyItem(equalTo("tr-1")))
                .body("items.points", everyItem(equalTo(0)))
                .body("items.note", everyItem(nullValue()));
        as("auditor").get("/v1/audit?memberId=tr-1&actor=max").then().body("items.actor", contains("max"));
        as("support").get("/v1/audit?memberId=tr-1").then().statusCode(403);
        as("auditor").get("/v1/audit?memberId=*").then().statusCode(400);
    }

    @Test
    void its_pages_are_exact_at_one_instant_and_it_knows_the_cursors_that_it_gave() {
        history("tr-2");
        history("tr-3");

        List<String> acts = new ArrayList<>();
        Response page = as("auditor").get("/v1/audit?memberId=tr-2&limit=1");
        acts.add(page.path("items[0].act"));
        String first = page.path("next");
        for (String next = first; next != null; next = page.path("next")) {
            page = as("auditor").get("/v1/audit?memberId=tr-2&limit=1&after=" + next);
            page.then().statusCode(200).header("Knows-After", equalTo("true"));
            acts.add(page.path("items[0].act"));
        }

        assertThat(acts).hasSize(4).doesNotHaveDuplicates();
        as("auditor").get("/v1/audit?memberId=tr-3&after=" + first).then().header("Knows-After", equalTo("false"));
        as("auditor").get("/v1/audit?after=7").then().statusCode(400);
    }

    @Test
    void what_another_service_gave_cuts_the_list_where_it_stands_among_all() {
        history("tr-4");
        Instant at = Instant.parse("2026-05-04T15:00:00Z");

        String before = new ListPlace(at, "w").cursor();
        String between = new ListPlace(at, "voucher-").cursor();
        String behind = new ListPlace(at, "tier-override/x").cursor();

        assertThat(actsBehind("tr-4", before)).isEqualTo(4);
        assertThat(actsBehind("tr-4", between)).isZero();
        assertThat(actsBehind("tr-4", new ListPlace(at, "voucher/").cursor())).isEqualTo(2);
        assertThat(actsBehind("tr-4", new ListPlace(at, "voucher-issue/tr-4/2").cursor()))
                .isEqualTo(1);
        assertThat(actsBehind("tr-4", behind)).isZero();
        assertThat(approvalsBehind(before)).contains("tr-4");
        assertThat(approvalsBehind(behind)).doesNotContain("tr-4");
    }

    private static int actsBehind(String memberId, String cursor) {
        return as("auditor")
                .get("/v1/audit?memberId=" + memberId + "&after=" + cursor)
                .jsonPath()
                .getList("items")
                .size();
    }

    private static List<String> approvalsBehind(String cursor) {
        return as("auditor")
                .get("/v1/approvals?limit=500&after=" + cursor)
                .jsonPath()
                .getList("items.issueId");
    }

    @Test
    void the_list_of_approvals_shows_what_waits_and_what_was_decided() {
        wallets.enrolled("tr-5");
        give("tr-5-a", "tr-5", "goodwill-50").then().statusCode(202);
        give("tr-5-b", "tr-5", "goodwill").then().statusCode(201);

        as("support")
                .get("/v1/approvals?status=awaiting-approval&limit=500")
                .then()
                .statusCode(200)
                .body("items.issueId", hasItem("tr-5-a"))
                .body("items.issueId", not(hasItem("tr-5-b")))
                .body("items.kind", everyItem(equalTo("voucher-issue")));
        decide("eve", "tr-5-a", "approve").then().statusCode(200);
        as("auditor")
                .get("/v1/approvals?status=awaiting-approval&limit=500")
                .then()
                .body("items.issueId", not(hasItem("tr-5-a")));
        as("auditor")
                .get("/v1/approvals?status=issued&limit=500")
                .then()
                .body("items.find { it.issueId == 'tr-5-a' }.voucherId", notNullValue())
                .body("items.find { it.issueId == 'tr-5-a' }.memberId", equalTo("tr-5"))
                .body("items.find { it.issueId == 'tr-5-a' }.voucher", nullValue());
        as("auditor").get("/v1/approvals?status=posted").then().statusCode(200).body("items.size()", equalTo(0));
        as("auditor").get("/v1/approvals?status=lost").then().statusCode(400);
        as("checkout").get("/v1/approvals").then().statusCode(403);
    }

    @Test
    void acts_are_sealed_in_a_chain() {
        history("tr-6");

        await().atMost(Wallets.SOON)
                .until(() -> wallets.count("select count(*) from voucher_act where chain_seq is null") == 0);

        assertThat(wallets.count("select count(*) from voucher_act where hash is null"))
                .isZero();
        assertThat(wallets.count("select count(*) from voucher_act_chain c left join voucher_act a on a.chain = c.chain"
                        + " and a.chain_seq = c.chain_seq where a.hash is null or a.hash <> c.hash"))
                .isZero();
        as("auditor").get("/v1/audit?memberId=tr-6").then().body("items.sealed", everyItem(equalTo(true)));
    }
}
