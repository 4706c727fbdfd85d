package loyalty.gateway.support;

import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import loyalty.api.lists.ListPlace;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One list of what all services know. */
@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class SharedListsTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int ALL = 21;

    @SuppressWarnings("NullAway.Init")
    BiConsumer<String, String> stage;

    @BeforeEach
    void all_is_well() {
        await().atMost(SOON).until(() -> as("auditor").get("/v1/audit").statusCode() == 200);
    }

    @AfterEach
    void all_answer_again() {
        List.of("points", "tier", "voucher").forEach(service -> stage.accept(service, "answers"));
    }

    @ParameterizedTest
    @CsvSource({"approvals, 1", "approvals, 4", "approvals, 20", "audit, 2", "audit, 5", "audit, 21"})
    void pages_of_any_size_are_the_whole_list_the_last_first_and_nothing_twice(String list, int limit) {
        List<Map<String, String>> items = new ArrayList<>();
        String next = "";
        while (next != null) {
            String after = next.isEmpty() ? "" : "&after=" + next;
            JsonPath page = as("supervisor")
                    .get("/v1/" + list + "?limit=" + limit + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, String>> some = page.getList("items");
            assertThat(some).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
            items.addAll(some);
            next = page.getString("next");
        }

        assertThat(items).hasSize(ALL).doesNotHaveDuplicates();
        assertThat(items)
                .extracting(item -> item.get("at") + " " + item.get("act"))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(items).extracting(item -> item.get("kind")).contains("adjustment", "voucher-issue", "tier-override");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approvals", "audit"})
    void a_cursor_that_no_page_gave_is_refused(String list) {
        String nobodys = new ListPlace(Instant.parse("2026-05-04T12:00:00Z"), "adjustment/none").cursor();
        for (String after : List.of(nobodys, "x", "7")) {
            as("supervisor")
                    .get("/v1/" + list + "?after=" + after)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("after"));
        }
    }

    @ParameterizedTest
    @CsvSource({"points, hangs", "points, stopped", "tier, hangs", "tier, stopped", "voucher, hangs", "voucher, stopped"
    })
    void a_service_that_is_away_leaves_no_list_that_lacks_its_part(String service, String state) {
        stage.accept(service, state);

        as("supervisor").get("/v1/approvals").then().statusCode(503).body("type", endsWith("/unavailable"));
    }

    @Test
    void what_is_asked_for_is_judged_and_each_list_has_its_readers() {
        as("support").get("/v1/approvals?status=lost").then().statusCode(400).body("errors.field", contains("status"));
        as("support").get("/v1/approvals?limit=501").then().statusCode(400);
        as("auditor").get("/v1/audit?memberId=*").then().statusCode(400);
        as("support").get("/v1/approvals?status=ended").then().statusCode(200);
        as("support").get("/v1/audit").then().statusCode(403);
        as("checkout").get("/v1/approvals").then().statusCode(403);
        as("marketer").get("/v1/audit").then().statusCode(403);
    }
}
