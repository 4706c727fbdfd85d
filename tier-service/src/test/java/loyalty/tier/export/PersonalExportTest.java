package loyalty.tier.export;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.bought;
import static loyalty.tier.ServiceFixture.enrol;
import static loyalty.tier.ServiceFixture.pseudonym;
import static loyalty.tier.ServiceFixture.returned;
import static loyalty.tier.ServiceFixture.send;
import static loyalty.tier.ServiceFixture.visited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loyalty.database.KeptTable;
import loyalty.local.testing.LocalStackResource;
import loyalty.local.testing.Tables;
import loyalty.personal.PersonalExport;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that this service keeps of a person. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tierclubs"))
class PersonalExportTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** Tables that are not told of, and why. */
    private static final Map<String, String> NOT_TOLD = Map.ofEntries(
            Map.entry("attribute_named", "of nobody"),
            Map.entry("business_clock", "of nobody"),
            Map.entry("consumer_position", "of nobody"),
            Map.entry("event_log", "what others were told of rows that are told themselves"),
            Map.entry("heard", "of this module's tests"),
            Map.entry("inbox", "ids of events, of nobody"),
            Map.entry("lease", "of nobody"),
            Map.entry("lookup_miss", "how often staff looked for nobody; of no member"),
            Map.entry("member_identifier", "the profile's identifiers as they are compared"),
            Map.entry("member_search", "the profile's words as they are looked for"),
            Map.entry("member_search_fill", "of nobody"),
            Map.entry("outbox", "places in the event log"),
            Map.entry("parked_message", "news on its way; told as soon as it has arrived"),
            Map.entry("programme_version", "of nobody"),
            Map.entry("staff_act_chain", "where the chains of the trail end; of nobody"));

    private final AgroalDataSource database;
    private final PersonalExport export;

    PersonalExportTest(AgroalDataSource database, PersonalExport export) {
        this.database = database;
        this.export = export;
    }

    @BeforeEach
    void clubs_and_a_frozen_clock() {
        ServiceFixture.clubsAndAFrozenClock();
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

    private static void didOfEverything() {
        enrol("exp-1", """
                {"name": "Exa Mple", "attributes": {"shoe": "42"}, "identifiers": [{"kind": "card", "value": "C 77"}],
                 "consents": [{"purpose": "mail", "given": true, "at": "2041-01-01T00:00:00Z", "source": "till"}]}""");
        as("supervisor", "sue")
                .contentType("application/json")
                .body("{\"tier\": \"black\", \"until\": \"2041-12-31T05:00:00Z\", \"reason\": \"a friend\"}")
                .put("/v1/members/exp-1/tier/overrides/exp-1-o")
                .then()
                .statusCode(202);
        send(
                bought("exp-1", 1, "2041-03-01T12:00:00Z", "400.00"),
                visited("exp-1", 2, "2041-03-02T12:00:00Z"),
                returned("exp-1", 3, 1, "2041-03-03T12:00:00Z", "50.00"));
        await().atMost(SOON)
                .until(() -> read("support", "sam", "exp-1")
                                .getList("qualifyingReturns")
                                .size()
                        == 1);
    }

    @Test
    void who_somebody_is_and_what_they_did_is_in_the_document_and_no_key_of_it() {
        didOfEverything();

        JsonPath document = read("member", "exp-1", "exp-1");

        assertThat(document.getString("profile.name")).isEqualTo("Exa Mple");
        assertThat(document.getString("profile.attributes.shoe")).isEqualTo("42");
        assertThat(document.getString("profile.identifiers[0].value")).isEqualTo("C 77");
        assertThat(document.getString("profile.consents[0].purpose")).isEqualTo("mail");
        assertThat(document.getString("enrolment.enrolledAt")).startsWith("2041-06-30");
        assertThat(document.getString("tier.tier")).isEqualTo("grey");
        assertThat(document.getList("tierHistory.tier")).contains("grey");
        assertThat(document.getList("tierChanges.tier")).contains("grey");
        assertThat(document.getList("qualifyingOrders.spend")).containsExactly("400.00");
        assertThat(document.getList("qualifyingActivities.type")).containsExactly("visit");
        assertThat(document.getList("tierOverrides.reason")).containsExactly("a friend");
        assertThat(document.getList("actsOfStaff.actor")).contains("sue");
        assertThat(document.getMap("").keySet()).contains("tierWarnings", "attributesTold", "membership");
        assertThat(document.prettify().toLowerCase(Locale.ROOT))
                .doesNotContain(pseudonym("exp-1").hex(), "hash", "pseudonym", "salt", "origin");
    }

    @Test
    void it_is_for_the_member_and_for_support_and_of_nobody_else() {
        enrol("exp-2", "{}");

        assertThat(read("supervisor", "sue", "exp-2").getString("profile.memberId"))
                .isEqualTo("exp-2");
        status("checkout", "till", "exp-2", 403);
        status("auditor", "ann", "exp-2", 403);
        status("member", "exp-1", "exp-2", 404);
        status("support", "sam", "exp-nobody", 404);
    }

    private static void status(String role, String subject, String memberId, int expected) {
        as(role, subject)
                .get("/internal/members/" + memberId + "/export")
                .then()
                .statusCode(expected);
    }
}
