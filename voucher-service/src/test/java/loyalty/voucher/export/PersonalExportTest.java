package loyalty.voucher.export;

import static loyalty.voucher.Bus.as;
import static loyalty.voucher.Tills.bought;
import static loyalty.voucher.Tills.goods;
import static loyalty.voucher.Tills.lines;
import static loyalty.voucher.Tills.move;
import static loyalty.voucher.Tills.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loyalty.database.KeptTable;
import loyalty.local.testing.LocalStackResource;
import loyalty.local.testing.Tables;
import loyalty.personal.PersonalExport;
import loyalty.voucher.Bus;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that this service keeps of a person. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class PersonalExportTest {

    /** Tables that are not told of, and why. */
    private static final Map<String, String> NOT_TOLD = Map.ofEntries(
            Map.entry("business_clock", "of nobody"),
            Map.entry("code_batch", "of nobody"),
            Map.entry("consumer_position", "of nobody"),
            Map.entry("event_log", "what others were told of rows that are told themselves"),
            Map.entry("inbox", "ids of events, of nobody"),
            Map.entry("lease", "of nobody"),
            Map.entry("order_lock", "of nobody"),
            Map.entry("outbox", "places in the event log"),
            Map.entry("parked_message", "news on its way; told as soon as it has arrived"),
            Map.entry("programme_version", "of nobody"),
            Map.entry("reward_sale", "how many were sold, not to whom"),
            Map.entry("voucher_act_chain", "where the chains of the trail end; of nobody"));

    private final AgroalDataSource database;
    private final PersonalExport export;
    private final Wallets wallets;

    PersonalExportTest(AgroalDataSource database, PersonalExport export) {
        this.database = database;
        this.export = export;
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_day_in_may() {
        wallets.ready();
        Wallets.clock("2026-05-20T15:00:00Z");
    }

    @Test
    void a_table_is_told_of_or_it_is_said_why_not() throws SQLException {
        Set<String> told = export.tables(true).stream().map(KeptTable::table).collect(Collectors.toSet());

        assertThat(told).doesNotContainAnyElementsOf(NOT_TOLD.keySet());
        told.addAll(NOT_TOLD.keySet());
        try (Connection connection = database.getConnection()) {
            assertThat(told).containsExactlyInAnyOrderElementsOf(Tables.of(connection));
        }
    }

    private static JsonPath read(String role, String subject, String memberId) {
        return as(role, subject)
                .get("/internal/members/" + memberId + "/export")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void used(String code) {
        String basket = lines(goods("1", "50.00"));
        reserve("exp-1-r", "exp-1", "exp-1-o", basket, null, code, "SAVE20")
                .then()
                .statusCode(201);
        move("exp-1-r", "confirm").then().statusCode(200);
        reserve("exp-1-x", "exp-1", "exp-1-p", basket, null, "NO-SUCH-CODE")
                .then()
                .statusCode(409);
        as("support", "sue")
                .contentType("application/json")
                .body("{\"memberId\": \"exp-1\", \"campaign\": \"sorry-tenth\", \"reason\": \"GOODWILL\"}")
                .put("/v1/voucher-issues/exp-1-i");
    }

    @Test
    void what_a_member_had_and_used_is_in_the_document_and_no_key_of_it() {
        wallets.enrolled("exp-1");
        String code = bought("exp-1", "five-stacks");
        used(code);

        JsonPath document = read("member", "exp-1", "exp-1");

        assertThat(document.getString("holder.enrolledAt")).isNotNull();
        assertThat(document.getString("holderName.memberId")).isEqualTo("exp-1");
        assertThat(document.getList("vouchers.code")).contains(code);
        assertThat(document.getList("vouchers.status")).contains("redeemed");
        assertThat(document.getList("exchanges.reward")).containsExactly("five-stacks");
        assertThat(document.getList("redemptions.orderId")).containsExactly("exp-1-o");
        assertThat(document.getList("redemptionParts.amount")).contains("5.00");
        assertThat(document.getList("wrongCodes")).isNotEmpty();
        assertThat(document.getList("voucherIssues.askedBy")).containsExactly("sue");
        assertThat(document.getList("actsOfStaff.actor")).contains("sue");
        assertThat(document.getMap("").keySet())
                .contains(
                        "storeCurrencyLots", "settledReturns", "vouchersPassedOn", "vouchersReceived", "codesClaimed");
        assertThat(document.prettify().toLowerCase(Locale.ROOT))
                .doesNotContain(Bus.pseudonym("exp-1").hex(), "hash", "pseudonym", "cipher", "origin");
        assertThat(read("support", "sam", "exp-1").prettify()).doesNotContain(code);
    }

    @Test
    void it_is_for_the_member_and_for_support() {
        assertThat(read("supervisor", "sue", "exp-2").getList("vouchers")).isEmpty();
        status("checkout", "till", 403);
        status("auditor", "ann", 403);
        status("member", "exp-1", 404);
    }

    private static void status(String role, String subject, int expected) {
        as(role, subject).get("/internal/members/exp-2/export").then().statusCode(expected);
    }
}
