package loyalty.tier.members;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.clock;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a profile is its member's to write, and what the programme asks of those who have one. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "schema", value = "tierprofiles"),
        restrictToAnnotatedClass = true)
class OwnProfileTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String SPRING = "2036-03-31T16:00:00Z";

    @BeforeEach
    void a_programme_and_a_frozen_clock() {
        ServiceFixture.publishHouse();
        await().atMost(SOON).until(ServiceFixture::isReady);
        clock(SPRING);
    }

    private static Response put(String role, String memberId, String profile) {
        return as(role, memberId).contentType("application/json").body(profile).put("/v1/members/" + memberId);
    }

    private static Response patch(String role, String memberId, String patch) {
        return as(role, memberId).contentType("application/json").body(patch).patch("/v1/members/" + memberId);
    }

    private static int born(String memberId, String date) {
        return patch("member", memberId, "{\"birthDate\": %s}".formatted(date)).statusCode();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT   | {\"name\": \"X\", \"joinedOn\": \"1900-01-01\"} | joinedOn",
                "PUT   | {\"attributes\": {\"vip\": \"yes\"}}            | attributes",
                "PUT   | {\"attributes\": {}}                            | attributes",
                "PUT   | {\"identifiers\": []}                           | identifiers",
                "PATCH | {\"name\": \"X\", \"joinedOn\": \"1900-01-01\"} | joinedOn",
                "PATCH | {\"joinedOn\": null}                            | joinedOn",
                "PATCH | {\"attributes\": {\"vip\": \"yes\"}}            | attributes",
                "PATCH | {\"attributes\": null}                          | attributes",
                "PATCH | {\"identifiers\": null}                         | identifiers"
            })
    void m7_what_is_the_shops_a_member_does_not_write(String method, String body, String field) {
        enrol("mo", "{\"name\": \"Mo\", \"joinedOn\": \"2030-05-01\", \"attributes\": {\"storeCard\": \"yes\"}}");

        (method.equals("PUT") ? put("member", "mo", body) : patch("member", "mo", body))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", endsWith("/forbidden"))
                .body("field", equalTo(field));

        as("support")
                .get("/v1/members/mo")
                .then()
                .body("name", equalTo("Mo"))
                .body("joinedOn", equalTo("2030-05-01"))
                .body("attributes", equalTo(java.util.Map.of("storeCard", "yes")));
    }

    @Test
    void m7_a_members_put_replaces_what_is_theirs_and_leaves_what_is_the_shops() {
        enrol("maya", """
                {"name": "Maya", "locale": "ko", "joinedOn": "2030-05-01", "attributes": {"storeCard": "yes"},
                 "identifiers": [{"kind": "card", "value": "maya-7"}]}""");

        put("member", "maya", "{\"name\": \"Maya M.\"}").then().statusCode(200);
        patch("member", "maya", "{\"country\": \"IE\"}").then().statusCode(200);

        as("member", "maya")
                .get("/v1/members/maya")
                .then()
                .body("name", equalTo("Maya M."))
                .body("locale", equalTo(null))
                .body("country", equalTo("IE"))
                .body("joinedOn", equalTo("2030-05-01"))
                .body("attributes.storeCard", equalTo("yes"))
                .body("identifiers.value", contains("maya-7"));
        put("member", "maja", "{\"name\": \"Maja\"}").then().statusCode(201).body("joinedOn", equalTo("2036-03-31"));
    }

    @Test
    void m7_a_member_sets_the_date_of_birth_once_and_changes_it_once_in_twelve_months() {
        enrol("mina", "{\"name\": \"Mina\"}");
        assertThat(born("mina", "\"1990-05-17\"")).as("set").isEqualTo(200);
        assertThat(born("mina", "\"1990-06-17\"")).as("changed").isEqualTo(200);

        patch("member", "mina", "{\"name\": \"M.\", \"birthDate\": \"1990-07-17\"}")
                .then()
                .statusCode(409)
                .body("type", endsWith("/over-limit"))
                .body("field", equalTo("birthDate"))
                .body("possibleFrom", equalTo("2037-03-31T16:00:00Z"));
        put("member", "mina", "{\"birthDate\": \"1990-07-17\"}").then().statusCode(409);
        as("support").get("/v1/members/mina").then().body("name", equalTo("Mina"));
        assertThat(born("mina", "\"1990-06-17\"")).as("the same again").isEqualTo(200);

        clock("2037-03-31T15:59:59Z");
        assertThat(born("mina", "\"1990-07-17\"")).isEqualTo(409);
        clock("2037-03-31T16:00:00Z");
        assertThat(born("mina", "\"1990-07-17\"")).isEqualTo(200);
        assertThat(born("mina", "\"1990-08-17\"")).isEqualTo(409);
    }

    @Test
    void who_takes_the_date_back_and_gives_another_has_changed_it() {
        enrol("mara", "{\"birthDate\": \"1990-05-17\"}");
        assertThat(born("mara", "null")).isEqualTo(200);
        assertThat(born("mara", "\"1991-05-17\"")).as("what the shop had known").isEqualTo(200);
        assertThat(born("mara", "null")).isEqualTo(200);

        assertThat(born("mara", "\"1992-05-17\"")).isEqualTo(409);
        assertThat(put("member", "mara", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void support_and_tills_may_correct_it_as_often_as_they_must() {
        enrol("mick", "{\"birthDate\": \"1990-05-17\"}");
        assertThat(born("mick", "\"1990-05-18\"")).isEqualTo(200);
        for (String role : List.of("checkout", "support", "supervisor", "support")) {
            patch(role, "mick", "{\"birthDate\": \"1990-06-%d\"}".formatted(10 + role.length()))
                    .then()
                    .statusCode(200);
        }

        assertThat(born("mick", "\"1990-05-19\""))
                .as("their own last change counts")
                .isEqualTo(409);
    }

    @Test
    void of_many_changes_at_once_one_is_made() throws Exception {
        enrol("race", "{\"birthDate\": \"1990-01-01\"}");
        List<Callable<Integer>> calls = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> born("race", "\"1990-02-%d\"".formatted(10 + i)))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).containsOnly(200, 409);
        }
    }

    @Test
    void a_consent_has_its_time_and_source_and_is_not_of_the_future() {
        String consent =
                "{\"consents\": [{\"purpose\": \"mail\", \"given\": true, \"at\": \"%s\", \"source\": \"app\"}]}";
        put("member", "cora", consent.formatted("2036-03-31T16:05:00Z"))
                .then()
                .statusCode(201)
                .body("consents.at", contains("2036-03-31T16:05:00Z"))
                .body("consents.source", contains("app"));

        String late = consent.formatted("2036-03-31T16:05:01Z");
        for (Response refused : List.of(put("member", "cora", late), patch("support", "cora", late))) {
            refused.then().statusCode(400).body("errors.field", contains("consents[0].at"));
        }
        assertThat(bulk(late.replaceFirst("\\{", "{\"memberId\": \"cora\", "))).contains("\"status\":400");
    }

    private static String bulk(String line) {
        return as("checkout")
                .contentType("application/x-ndjson")
                .body(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/members")
                .asString();
    }
}
