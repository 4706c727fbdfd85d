package loyalty.tier.directory;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import loyalty.database.Database;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a till recognises a customer. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class IdentifiersTest {

    @BeforeEach
    void a_programme_and_nobody_who_guessed() {
        ServiceFixture.publishHouse();
        await().atMost(Duration.ofMinutes(1)).until(ServiceFixture::isReady);
        database().execute("delete from lookup_miss");
    }

    @Test
    void a_till_finds_exactly_who_has_the_card_or_the_number() {
        enrol("idn-1", profile("card", "IDN-4711", "phone", "+1 (212) 555-0101"));

        for (String written : List.of("IDN-4711", "+12125550101", "+1 212-555 0101", " 12125550101")) {
            found(written)
                    .then()
                    .statusCode(200)
                    .body("items.memberId", contains("idn-1"))
                    .body("next", equalTo(null));
        }
        for (String other : List.of("IDN-471", "idn-4711", "12125550101", "+1212555010", "IDN-4711%", "idn-1")) {
            found(other).then().statusCode(200).body("items", empty()).body("next", equalTo(null));
        }
        as("support")
                .get("/v1/members/idn-1")
                .then()
                .body("identifiers.kind", contains("card", "phone"))
                .body("identifiers.value", contains("IDN-4711", "+1 (212) 555-0101"));
    }

    @Test
    void an_identifier_is_one_members() {
        enrol("idn-2", profile("phone", "+4940123456"));

        Response refused = put("checkout", "idn-3", profile("phone", "+49 40 12 34 56"));

        refused.then()
                .statusCode(409)
                .body("type", containsString("identifier-taken"))
                .body("kind", equalTo("phone"));
        as("support").get("/v1/members/idn-3").then().statusCode(404);
        assertThat(enrol("idn-3", profile("card", "+4940123456")))
                .as("another kind")
                .isEqualTo(201);
        assertThat(enrol("idn-2", profile("phone", "+49 (40) 123456")))
                .as("one's own")
                .isEqualTo(200);
        enrol("idn-2", "{}");
        assertThat(enrol("idn-3", profile("phone", "+4940123456")))
                .as("free again")
                .isEqualTo(200);
    }

    @Test
    void a_put_takes_away_what_it_does_not_name_and_a_patch_leaves_it() {
        enrol("idn-4", profile("card", "IDN-P"));
        patch("checkout", "{\"name\": \"Pat\"}").then().statusCode(200).body("identifiers.value", contains("IDN-P"));
        found("IDN-P").then().body("items.name", contains("Pat"));
        patch("checkout", "{\"identifiers\": [{\"kind\": \"card\", \"value\": \"IDN-Q\"}]}")
                .then()
                .statusCode(200);
        found("IDN-P").then().body("items", empty());
        found("IDN-Q").then().body("items.memberId", contains("idn-4"));

        enrol("idn-4", "{\"name\": \"Pat\"}");
        found("IDN-Q").then().body("items", empty());
        as("support").get("/v1/members/idn-4").then().body("identifiers", empty());
    }

    @Test
    void they_are_the_shops_to_write() {
        enrol("idn-4", profile("card", "IDN-OWN"));

        patch("member", "{\"identifiers\": []}").then().statusCode(403);
        put("member", "idn-4", profile("card", "IDN-OTHER")).then().statusCode(403);
        patch("member", "{\"name\": \"Own\"}").then().statusCode(200).body("identifiers.value", contains("IDN-OWN"));
        put("member", "idn-4", "{\"name\": \"Mine\"}").then().statusCode(200);
        found("IDN-OWN").then().body("items.name", contains("Mine"));
    }

    @Test
    void of_many_at_once_who_claim_the_same_one_wins_and_the_others_are_told() throws Exception {
        List<Callable<Integer>> calls = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i ->
                        () -> enrol("idn-race-" + i, profile("phone", "+49 89 777 88" + " ".repeat(i) + "9")))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).containsOnly(201, 409);
        }
        found("+4989777889").then().body("items.size()", equalTo(1));
    }

    @Test
    void in_bulk_a_line_that_claims_anothers_fails_alone_and_one_may_hand_on() {
        String[] lines = as("checkout")
                .contentType("application/x-ndjson")
                .body("""
                        {"memberId": "idn-b1", "identifiers": [{"kind": "card", "value": "IDN-B"}]}
                        {"memberId": "idn-b2", "identifiers": [{"kind": "card", "value": "IDN-B"}]}
                        {"memberId": "idn-b1"}
                        {"memberId": "idn-b3", "identifiers": [{"kind": "card", "value": "IDN-B"}]}
                        """.getBytes(StandardCharsets.UTF_8))
                .post("/v1/members")
                .asString()
                .split("\n");

        assertThat(lines)
                .extracting(line -> line.replaceAll(".*?\"status\":(\\d+).*", "$1"))
                .containsExactly("201", "409", "200", "201");
        found("IDN-B").then().body("items.memberId", contains("idn-b3"));
    }

    @Test
    void every_fault_of_an_identifier_is_told() {
        put("checkout", "idn-bad", """
                {"identifiers": [null, {}, {"kind": "fax", "value": "12345"}, {"kind": "phone", "value": "12-34"},
                 {"kind": "card", "value": " "}]}""")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        contains(
                                "identifiers[0]",
                                "identifiers[1].kind",
                                "identifiers[1].value",
                                "identifiers[2].kind",
                                "identifiers[4].value",
                                "identifiers[3].value"));
        put("checkout", "idn-bad", "{\"identifiers\": [" + "null,".repeat(10) + "null]}")
                .then()
                .statusCode(400)
                .body("errors.field", contains("identifiers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier=1&query=a", "identifier=1&after=x", "identifier=1&limit=0", "identifier"})
    void a_lookup_must_be_one(String asked) {
        as("support").get("/v1/members?" + asked).then().statusCode(400);
        found(" ").then().statusCode(400).body("errors.field", contains("identifier"));
        found("1".repeat(101)).then().statusCode(400).body("errors.field", contains("identifier"));
    }

    @Test
    void tills_and_support_look_and_nobody_else() {
        for (String role : List.of("checkout", "support", "supervisor")) {
            as(role).get("/v1/members?identifier=12345").then().statusCode(200);
        }
        for (String role : List.of("auditor", "member", "marketer")) {
            as(role).get("/v1/members?identifier=12345").then().statusCode(403);
        }
        for (String role : List.of("checkout", "support", "auditor")) {
            as(role).get("/v1/members").then().statusCode(400).body("errors.field", contains("query"));
        }
    }

    @Test
    void who_misses_too_often_learns_nothing_for_a_while_and_others_go_on() {
        enrol("idn-5", profile("card", "IDN-5"));
        database()
                .execute(
                        "insert into lookup_miss values (?, utc_timestamp - interval 5 minute, 299)",
                        ServiceFixture.pseudonym("thief"));

        foundBy("thief", "IDN-5").then().statusCode(200).body("items.memberId", contains("idn-5"));
        foundBy("thief", "IDN-6").then().statusCode(200).body("items", empty());
        Response heldBack = foundBy("thief", "IDN-5");
        heldBack.then().statusCode(429).body("type", containsString("too-many-requests"));
        foundBy("till-2", "IDN-5").then().statusCode(200);

        int seconds = Integer.parseInt(heldBack.header("Retry-After"));
        assertThat(seconds).isBetween(200, 300);
        database().execute("update lookup_miss set minute = minute - interval " + seconds + " second");
        foundBy("thief", "IDN-5").then().statusCode(200).body("items.memberId", contains("idn-5"));
    }

    private static String profile(String... kindsAndValues) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < kindsAndValues.length; i += 2) {
            all.append(all.isEmpty() ? "" : ", ")
                    .append("{\"kind\": \"%s\", \"value\": \"%s\"}"
                            .formatted(kindsAndValues[i], kindsAndValues[i + 1]));
        }
        return "{\"identifiers\": [" + all + "]}";
    }

    private static Response put(String role, String memberId, String body) {
        return as(role, role.equals("member") ? memberId : role + "-1")
                .contentType("application/json")
                .body(body)
                .put("/v1/members/" + memberId);
    }

    private static Response patch(String role, String body) {
        return as(role, role.equals("member") ? "idn-4" : role + "-1")
                .contentType("application/merge-patch+json")
                .body(body)
                .patch("/v1/members/idn-4");
    }

    private static Response found(String written) {
        return foundBy("till-1", written);
    }

    private static Response foundBy(String till, String written) {
        return as("checkout", till).queryParam("identifier", written).get("/v1/members");
    }

    private static Database database() {
        return Arc.container().instance(Database.class).get();
    }
}
