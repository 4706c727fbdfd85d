package loyalty.points.programme;

import static loyalty.points.testing.PointsService.as;
import static loyalty.points.testing.PointsService.count;
import static loyalty.points.testing.PointsService.order;
import static loyalty.points.testing.PointsService.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import loyalty.outbox.Outbox;
import loyalty.points.testing.Invariants;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PointsService.class)
class ProgrammeTest {

    @Inject
    PublishedVersions versions;

    @Inject
    Outbox outbox;

    @AfterEach
    void nothing_is_ever_wrong() {
        Invariants.hold();
    }

    private static String house() throws IOException {
        return Files.readString(Path.of("..", "programmes", "house.yaml"));
    }

    private static io.restassured.response.ValidatableResponse publish(String version, String document) {
        return as("marketer")
                .contentType("application/yaml")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put("/v1/programme/versions/" + version)
                .then();
    }

    @Test
    void the_programme_in_force_is_read_as_yaml_or_json() throws IOException {
        as("member")
                .accept("application/json")
                .get("/v1/programme")
                .then()
                .statusCode(200)
                .body("version", equalTo("house-2"));
        assertThat(as("member").accept("application/yaml").get("/v1/programme").asString())
                .isEqualTo(house());
        as("auditor").get("/v1/programme/versions").then().body("items[0].version", equalTo("house-2"));
        as("member").get("/v1/programme/versions").then().statusCode(403);
    }

    @Test
    void a_version_is_published_once_and_pays_from_its_day() throws IOException {
        String doubled = house().replace("version: house-2", "version: house-9\neffectiveAt: \"2026-06-01T00:00:00Z\"")
                .replace("    points: 1  ", "    points: 2  ");
        publish("house-9", doubled).statusCode(201).body("effectiveAt", equalTo("2026-06-01T00:00:00Z"));
        publish("house-9", doubled).statusCode(201).header("Idempotent-Replayed", "true");
        publish("house-9", doubled.replace("points: 2  ", "points: 3  ")).statusCode(422);
        assertThat(
                        count(
                                "select count(*) from event_log where type = 'programme.published.v1' and aggregateid = 'house-9'"))
                .isOne();

        put("rate-1", order("rated", "2026-05-31T23:00:00Z", "10.00")).then().body("points.earned", equalTo(10));
        put("rate-2", order("rated", "2026-06-01T23:00:00Z", "10.00"))
                .then()
                .body("points.earned", equalTo(20))
                .body("points.explanation.programmeVersion", equalTo("house-9"));
        as("checkout").get("/v1/orders/rate-1").then().body("points.earned", equalTo(10));
    }

    @Test
    void what_another_replica_publishes_rules_the_very_next_order() throws Exception {
        put("replica-1", order("replicated", "2026-08-02T12:00:00Z", "10.00"))
                .then()
                .statusCode(201);
        publishedElsewhere("house-7", "2026-08-01", house().replace("    points: 1  ", "    points: 7  "));

        put("replica-2", order("replicated", "2026-08-02T13:00:00Z", "10.00"))
                .then()
                .statusCode(201)
                .body("points.earned", equalTo(70))
                .body("points.explanation.programmeVersion", equalTo("house-7"));
    }

    @Test
    void what_another_replica_has_just_named_is_not_refused() throws Exception {
        PointsService.enrol("named");
        publishedElsewhere("house-10", "2026-09-01", house().replace("[GOODWILL, ", "[KINDNESS, GOODWILL, "));

        as("support")
                .contentType("application/json")
                .body("{\"memberId\": \"named\", \"points\": 5, \"reason\": \"KINDNESS\"}")
                .put("/v1/adjustments/named-1")
                .then()
                .statusCode(201);

        publishedElsewhere(
                "house-11",
                "2026-09-02",
                house().replace(
                                "\n  basis:",
                                "\n  rules:\n    - { rule: quiz, each: activity, activity: quiz, points: 3 }\n  basis:"));

        as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"named\", \"type\": \"quiz\", \"at\": \"2026-09-03T12:00:00Z\"}")
                .put("/v1/activities/named-2")
                .then()
                .statusCode(201)
                .body("points.earned", equalTo(3));
    }

    @Test
    void a_content_type_that_is_none_is_a_problem_where_the_form_of_the_answer_is_chosen_too() {
        as("member")
                .header("Content-Type", "nonsense")
                .get("/v1/programme")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    /** As another replica publishes: the version with its event, and nothing that this replica knows of it. */
    private void publishedElsewhere(String version, String effectiveAt, String document) {
        PublishedVersion published = new PublishedVersion(
                version,
                Instant.parse(effectiveAt + "T00:00:00Z"),
                Instant.parse("2026-07-01T00:00:00Z"),
                "another",
                document.replace("version: house-2", "version: " + version));
        QuarkusTransaction.requiringNew().run(() -> {
            versions.add(published);
            outbox.append(List.of(published.event()));
        });
    }

    @Test
    void every_fault_of_a_bad_version_is_told_by_path_and_line() throws IOException {
        publish(
                        "house-3",
                        house().replace("house-2", "house-3")
                                .replace("days: 7", "days: -7")
                                .replace("USD", "usd"))
                .statusCode(400)
                .body("errors.field", hasItem("/points/pending/days"))
                .body("errors.field", hasItem("/currency"))
                .body("errors.line", hasItem(greaterThan(1)))
                .body("type", containsString("malformed-request"));
        publish("house-4", house()).statusCode(400).body("errors.field", hasItem("/version"));
        as("marketer").get("/v1/programme/versions/house-3").then().statusCode(404);
    }
}
