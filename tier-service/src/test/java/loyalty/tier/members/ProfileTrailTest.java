package loyalty.tier.members;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.clock;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff do with profiles stands in the trail: who, when, from where and which fields, and never what stands in them. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "schema", value = "tierprofiletrail"),
        restrictToAnnotatedClass = true)
class ProfileTrailTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @BeforeEach
    void a_programme_and_a_frozen_clock() {
        ServiceFixture.publishHouse();
        await().atMost(SOON).until(ServiceFixture::isReady);
        clock("2036-03-31T16:00:00Z");
    }

    private static void write(String method, String role, String memberId, String profile) {
        String subject = role.equals("member") ? memberId : role + "-7";
        assertThat(as(role, subject)
                        .contentType("application/json")
                        .body(profile)
                        .request(method, "/v1/members/" + memberId)
                        .statusCode())
                .isIn(200, 201);
    }

    private static Response trail(String memberId) {
        return as("auditor").get("/v1/audit?memberId=" + memberId);
    }

    @Test
    void m9_what_staff_change_in_a_profile_is_told_without_what_stands_in_it() {
        enrol("tom", "{\"name\": \"Tom Secretive\", \"birthDate\": \"1990-05-17\"}");
        write("PATCH", "support", "tom", "{\"birthDate\": \"1990-05-18\", \"email\": \"tom@secret.example\"}");
        write("PUT", "checkout", "tom", """
                {"name": "Tom Hidden", "birthDate": "1990-05-18", "joinedOn": "2030-01-01", "attributes": {"shoe": "42"},
                 "identifiers": [{"kind": "phone", "value": "+353 1 555 0101"}],
                 "consents": [{"purpose": "mail", "given": true}]}""");
        write("PATCH", "supervisor", "tom", "{\"name\": \"Tom Hidden\"}");
        write("PATCH", "member", "tom", "{\"locale\": \"ko\"}");

        String told = trail("tom")
                .then()
                .statusCode(200)
                .body(
                        "items.what",
                        contains(
                                "profile changed: name, email, joinedOn, attributes, identifiers, consents",
                                "profile changed: email, birthDate"))
                .body("items.actor", contains("checkout-7", "support-7"))
                .body("items.role", contains("checkout", "support"))
                .body("items.kind", everyItem(equalTo("profile")))
                .body("items.memberId", everyItem(equalTo("tom")))
                .body("items.from", everyItem(equalTo("127.0.0.1")))
                .body("items.at", everyItem(equalTo("2036-03-31T16:00:00Z")))
                .extract()
                .asString();
        // An act is named by a pseudonym, in whose digits anything may stand.
        assertThat(told.replaceAll("[0-9a-f]{32}", ""))
                .doesNotContain("Tom", "1990", "secret", "2030-01", "42", "555", "mail\"");
    }

    @Test
    void m9_acts_on_profiles_are_sealed_in_the_chain_of_all_acts() {
        write("PUT", "support", "tess", "{\"name\": \"Tess\"}");
        as("support", "sue")
                .contentType("application/json")
                .body("{\"tier\": \"gold\", \"until\": \"2041-01-01T00:00:00Z\", \"reason\": \"an old friend\"}")
                .put("/v1/members/tess/tier/overrides/tess-1")
                .then()
                .statusCode(202);

        trail("tess").then().body("items.what", contains("tier-override awaiting-approval", "profile enrolled: name"));
        as("support").get("/v1/approvals?status=awaiting-approval").then().body("items.overrideId", contains("tess-1"));
        await().atMost(SOON)
                .until(() -> !trail("tess").jsonPath().getList("items.sealed").contains(false));
        as("support").get("/v1/audit?memberId=tess").then().statusCode(403);
    }

    @Test
    void m9_in_bulk_each_profile_is_told_once_and_what_a_till_enrols_is_not() {
        enrol("ted", "{\"country\": \"IE\"}");
        String lines = """
                {"memberId": "ted", "name": "Ted"}
                {"memberId": "ted", "name": "Teddy", "country": "IE"}
                {"memberId": "tim", "locale": "ar"}
                """;
        for (String role : new String[] {"support", "support", "checkout"}) {
            as(role, role + "-7")
                    .contentType("application/x-ndjson")
                    .body(lines.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/members")
                    .then()
                    .statusCode(200);
        }
        enrol("tara", "{\"name\": \"Tara\"}");

        trail("ted").then().body("items.what", contains("profile changed: name"));
        trail("tim").then().body("items.what", contains("profile enrolled: locale"));
        trail("tara").then().body("items", hasSize(0));
    }
}
