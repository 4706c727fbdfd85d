package loyalty.points.export;

import static loyalty.points.testing.OnADayInMarch.memberWith;
import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.change;
import static loyalty.points.testing.PointsService.database;
import static loyalty.points.testing.PointsService.pseudonym;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loyalty.database.KeptTable;
import loyalty.local.testing.Tables;
import loyalty.personal.PersonalExport;
import loyalty.points.testing.OnADayInMarch;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that this service keeps of a person. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(OnADayInMarch.class)
class PersonalExportTest {

    /** Tables that are not told of, and why. */
    private static final Map<String, String> NOT_TOLD = Map.ofEntries(
            Map.entry("agent_day", "how much staff posted; of no member"),
            Map.entry("audit_chain", "where the chains of the trail end; of nobody"),
            Map.entry("business_clock", "of nobody"),
            Map.entry("consumer_position", "of nobody"),
            Map.entry("event_log", "what others were told of rows that are told themselves"),
            Map.entry("inbox", "ids of events, of nobody"),
            Map.entry("lease", "of nobody"),
            Map.entry("outbox", "places in the event log"),
            Map.entry("parked_message", "news on its way; told as soon as it has arrived"),
            Map.entry("programme_version", "of nobody"),
            Map.entry("wish", "of this module's tests"));

    @Inject
    @SuppressWarnings("NullAway.Init")
    PersonalExport export;

    @BeforeEach
    void on_a_day_in_march() {
        OnADayInMarch.begin();
    }

    @Test
    void a_table_is_told_of_or_it_is_said_why_not() throws SQLException {
        Set<String> told = export.tables(true).stream().map(KeptTable::table).collect(Collectors.toSet());

        assertThat(told).doesNotContainAnyElementsOf(NOT_TOLD.keySet());
        told.addAll(NOT_TOLD.keySet());
        try (Connection connection = database()) {
            assertThat(told).containsExactlyInAnyOrderElementsOf(Tables.of(connection));
        }
    }

    private static void didOfEverything() {
        memberWith("exp-1", 400);
        put("support", "/v1/adjustments/exp-adj", "'points': 40, 'reason': 'GOODWILL', 'note': 'called twice'");
        put("checkout", "/v1/holds/exp-hold", "'points': 100");
        put("checkout", "/v1/activities/exp-act", "'type': 'visit', 'at': '2026-03-10T09:00:00Z'");
        put("marketer", "/v1/opening-balances/exp-open", "'lifetimeEarned': 5, 'lots': []");
        as("checkout")
                .contentType("application/json")
                .body("{\"returnedAt\": \"2026-03-09T12:00:00Z\", \"lines\": [{\"id\": \"1\", \"quantity\": 1}]}")
                .put("/v1/orders/earned-exp-1/returns/exp-ret")
                .then()
                .statusCode(201);
        heard();
    }

    @Test
    void what_a_member_did_is_in_the_document_and_no_key_of_it() {
        didOfEverything();

        JsonPath document = read("member", "exp-1");

        assertThat(document.getString("holder.enrolledAt")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(document.getList("orders.orderId")).containsExactly("earned-exp-1");
        assertThat(document.getString("orders[0].lines[0].sku")).isEqualTo("cd-1");
        assertThat(document.getString("orders[0].placedAt")).isEqualTo("2026-02-10T12:00:00Z");
        assertThat(document.getList("returns.returnId")).containsExactly("exp-ret");
        assertThat(document.getList("holds.holdId")).containsExactly("exp-hold");
        assertThat(document.getList("holdSteps.status")).isNotEmpty();
        assertThat(document.getList("adjustments.reason")).containsExactly("GOODWILL");
        assertThat(document.getList("adjustmentSteps.actor")).containsExactly("support-1");
        assertThat(document.getList("adjustmentNotes.note")).containsExactly("called twice");
        assertThat(document.getList("actsOfStaff.actor")).contains("support-1");
        assertThat(document.getList("activities.type")).containsExactly("visit");
        assertThat(document.getList("openingBalances.lifetimeEarned")).containsExactly(5);
        assertThat(document.getList("entries.kind")).contains("earn", "adjust", "return");
        assertThat(document.getString("account.available")).isEqualTo(document.getString("entries[-1].availableAfter"));
        assertThat(document.getList("tierPeriods.tier")).containsExactly("gold");
        assertThat(document.getString("attributePeriods[0].attributes.storeCard"))
                .isEqualTo("yes");
        assertThat(document.prettify().toLowerCase(Locale.ROOT))
                .doesNotContain(pseudonym("exp-1").hex(), "hash", "pseudonym", "salt");
    }

    /** What tier-service told. */
    private static void heard() {
        String of = "(unhex('" + pseudonym("exp-1").hex() + "'), 1, '2026-03-01', ";
        change("insert into tier_period (pseudonym, sequence, rate_from, ladder, tier) values " + of
                + "'house', 'gold')");
        change("insert into attribute_period (pseudonym, sequence, from_day, attributes) values " + of
                + "'{\"storeCard\": \"yes\"}')");
    }

    @Test
    void it_is_for_the_member_and_for_support() {
        memberWith("exp-2", 10);

        assertThat(read("support", "support-1", "exp-2").getList("orders")).hasSize(1);
        assertThat(read("supervisor", "sue", "exp-2").getList("orders")).hasSize(1);
        status("checkout", "exp-2", 403);
        status("auditor", "exp-2", 403);
        status("member", "exp-9", 404);
    }

    private static void status(String role, String subject, int expected) {
        as(role, subject).get("/internal/members/exp-2/export").then().statusCode(expected);
    }

    private static JsonPath read(String role, String memberId) {
        return read(role, memberId, memberId);
    }

    private static JsonPath read(String role, String subject, String memberId) {
        return as(role, subject)
                .get("/internal/members/" + memberId + "/export")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void put(String role, String path, String fields) {
        as(role, role + "-1")
                .contentType("application/json")
                .body(("{'memberId': 'exp-1', " + fields + "}").replace('\'', '"'))
                .put(path)
                .then()
                .statusCode(201);
    }
}
