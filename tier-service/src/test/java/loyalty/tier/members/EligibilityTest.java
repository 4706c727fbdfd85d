package loyalty.tier.members;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.clock;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import loyalty.events.Envelope;
import loyalty.events.ProgrammePublished;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.Test;

/** Who may be a member, from the day on on which a version of the programme says so. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "schema", value = "tiereligible"),
        restrictToAnnotatedClass = true)
class EligibilityTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String CHILD = "{\"birthDate\": \"2022-06-02\"}";

    private static final String GROWN_UPS = """
            version: grown-ups-1
            currency: USD
            timeZone: America/New_York
            membership: { minimumAge: 16, countries: [IE, US] }
            points: { earn: { points: 1 } }
            tiers: { ladder: one, metric: spend, windowMonths: 12, validMonths: 12, steps: [{ tier: all, threshold: 0 }] }
            """;

    private static Response send(String method, String memberId, String body) {
        return as("member", memberId)
                .contentType("application/json")
                .body(body)
                .request(method, "/v1/members/" + memberId);
    }

    private static void isRefused(Response answer, String field) {
        answer.then().statusCode(409).body("type", endsWith("/not-eligible")).body("field", equalTo(field));
    }

    @Test
    void an_age_and_countries_are_asked_for_wherever_somebody_gives_theirs() {
        ServiceFixture.publishHouse();
        await().atMost(SOON).until(ServiceFixture::isReady);
        clock("2038-05-01T16:00:00Z");
        assertThat(enrol("kid", "{\"birthDate\": \"2030-01-01\", \"country\": \"FR\"}"))
                .isEqualTo(201);
        Instant from = Instant.parse("2038-06-01T04:00:00Z");
        ServiceFixture.send(
                new Envelope("grown-ups-1", 1, new ProgrammePublished(from, "grown-ups-1", from, GROWN_UPS), null));
        clock("2038-06-01T16:00:00Z");

        await().atMost(SOON).until(() -> send("PUT", "new", CHILD).statusCode() == 409);
        isRefused(send("PUT", "new", CHILD), "birthDate");
        isRefused(send("PUT", "new", "{\"country\": \"FR\"}"), "country");
        send("GET", "new", "").then().statusCode(404);
        send("PUT", "new", "{\"birthDate\": \"2022-06-01\", \"country\": \"IE\"}")
                .then()
                .statusCode(201);
        isRefused(send("PATCH", "new", CHILD), "birthDate");
        isRefused(send("PATCH", "new", "{\"country\": \"FR\"}"), "country");
        assertThat(bulk()).containsExactly("409", "409", "201");
        whoWasAMemberBeforeKeepsWhatTheyGave();
    }

    private static void whoWasAMemberBeforeKeepsWhatTheyGave() {
        send("PATCH", "kid", "{\"name\": \"Kid\"}").then().statusCode(200);
        send("PUT", "kid", "{\"birthDate\": \"2030-01-01\", \"country\": \"FR\"}")
                .then()
                .statusCode(200);
        isRefused(send("PATCH", "kid", "{\"birthDate\": \"2030-01-02\"}"), "birthDate");
    }

    private static String[] bulk() {
        String lines = """
                {"memberId": "b-1", "birthDate": "2022-06-02"}
                {"memberId": "b-2", "country": "FR"}
                {"memberId": "b-3", "country": "US"}
                """;
        return as("checkout")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/members")
                .asString()
                .replaceAll("(?m)^.*?\"status\":(\\d+).*$", "$1")
                .split("\n");
    }
}
