package loyalty.gateway.export;

import static loyalty.gateway.testing.Doubles.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that is kept of a person, put together of what the services keep. */
@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class ExportTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    BiConsumer<String, String> stage;

    @BeforeEach
    void all_is_well() {
        await().atMost(SOON)
                .until(() -> as("support").get("/v1/members/mia/export").statusCode() == 200);
    }

    @AfterEach
    void all_answer_again() {
        List.of("points", "tier", "voucher").forEach(service -> stage.accept(service, "answers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mia", "long-mia"})
    void the_document_has_the_parts_of_all_services(String memberId) {
        String path = "/internal/members/" + memberId + "/export";
        as("member", memberId)
                .get("/v1/members/" + memberId + "/export")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Disposition", equalTo("attachment; filename=\"member-" + memberId + ".json\""))
                .body("memberId", equalTo(memberId))
                .body("exportedAt", equalTo("2026-03-01T00:00:00Z"))
                .body("member.path", equalTo(path))
                .body("points.path", equalTo(path))
                .body("vouchers.path", equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"points", "tier", "voucher"})
    void while_a_service_is_away_there_is_no_document(String service) {
        stage.accept(service, "stopped");

        as("support")
                .get("/v1/members/mia/export")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("/unavailable"));
    }

    @Test
    void a_part_that_breaks_off_makes_no_document() {
        as("support").get("/v1/members/torn-mia/export").then().statusCode(503);
    }

    @Test
    void of_who_was_never_enrolled_there_is_nothing() {
        as("support").get("/v1/members/nobody-1/export").then().statusCode(404);
    }

    @Test
    void it_is_for_the_member_and_for_support() {
        as("supervisor").get("/v1/members/mia/export").then().statusCode(200);
        as("member", "mia").get("/v1/members/mia/export").then().statusCode(200);
        as("member", "max").get("/v1/members/mia/export").then().statusCode(404);
        as("checkout").get("/v1/members/mia/export").then().statusCode(403);
        as("auditor").get("/v1/members/mia/export").then().statusCode(403);
        as("marketer").get("/v1/members/mia/export").then().statusCode(403);
    }
}
