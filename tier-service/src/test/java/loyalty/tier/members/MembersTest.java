package loyalty.tier.members;

import static loyalty.tier.ServiceFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

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

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class MembersTest {

    @BeforeEach
    void a_programme() {
        ServiceFixture.publishHouse();
        await().atMost(Duration.ofMinutes(1)).until(ServiceFixture::isReady);
    }

    @Test
    void is_enrolled_once_and_replaced_after_that() {
        put("mia", "{\"name\": \"Mia\", \"birthDate\": \"1990-05-17\"}").then().statusCode(201);
        put("mia", "{\"name\": \"Mia M.\"}").then().statusCode(200).body("name", equalTo("Mia M."));

        as("support")
                .get("/v1/members/mia")
                .then()
                .statusCode(200)
                .body("memberId", equalTo("mia"))
                .body("birthDate", equalTo(null));
    }

    @Test
    void a_merge_patch_changes_what_it_names() {
        put("pat", "{\"name\": \"Pat\", \"country\": \"IE\"}").then().statusCode(201);

        as("checkout")
                .contentType("application/merge-patch+json")
                .body("{\"country\": null, \"locale\": \"en-GB\"}")
                .patch("/v1/members/pat")
                .then()
                .statusCode(200)
                .body("name", equalTo("Pat"))
                .body("country", equalTo(null))
                .body("locale", equalTo("en-GB"));
    }

    @Test
    void an_outdated_tag_changes_nothing() {
        String tag = put("tag", "{\"name\": \"One\"}").header("ETag");
        put("tag", "{\"name\": \"Two\"}").then().statusCode(200);

        as("checkout")
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"name\": \"Three\"}")
                .put("/v1/members/tag")
                .then()
                .statusCode(409)
                .body("type", containsString("version-conflict"));
        as("support").get("/v1/members/tag").then().body("name", equalTo("Two"));
    }

    @Test
    void the_same_person_enrolled_32_times_at_once_is_one_member() throws Exception {
        List<Callable<Response>> calls = IntStream.range(0, 32)
                .<Callable<Response>>mapToObj(i -> () -> put("race", "{\"name\": \"R\"}"))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).containsOnly(200, 201);
        }
    }

    @Test
    void in_bulk_a_bad_line_fails_alone() {
        String body = """
                {"memberId": "bulk-1", "name": "One"}
                {"memberId": "a/b"}
                {"memberId": "bulk-2", "country": "XX"}
                nonsense
                {"memberId": "bulk-3", "unknown": 1}
                {"memberId": "bulk-1", "name": "One again"}
                """;

        String[] lines = as("checkout")
                .contentType("application/x-ndjson")
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/members")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");

        assertThat(lines)
                .extracting(line -> line.replaceAll(".*?\"status\":(\\d+).*", "$1"))
                .containsExactly("201", "400", "400", "400", "400", "200");
        as("support").get("/v1/members/bulk-1").then().body("name", equalTo("One again"));
        as("support").get("/v1/members/bulk-2").then().statusCode(404);
    }

    @Test
    void every_fault_of_a_profile_is_told_at_once() {
        put("bad", "{\"email\": \"x\", \"birthDate\": \"2999-01-01\", \"timeZone\": \"Mars/Base\", \"locale\": \"?\"}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("email", "birthDate", "timeZone", "locale"));
        put("bad", """
                {"name": " ", "country": "Atlantis", "joinedOn": "2999-01-01", "attributes": {"a": null},
                 "consents": [null, {}, {"purpose": "mail", "given": true, "source": ""}]}""")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        contains(
                                "name",
                                "country",
                                "attributes.a",
                                "consents[0]",
                                "consents[1].purpose",
                                "consents[1].given",
                                "consents[2].source",
                                "joinedOn"));
        put("bad", "{\"consents\": [" + "null,".repeat(50) + "null]}")
                .then()
                .statusCode(400)
                .body("errors.field", contains("consents"));
        put("bad", "{\"nickname\": \"x\"}").then().statusCode(400).body("errors.field", hasItem("nickname"));
        as("support").get("/v1/members/bad").then().statusCode(404);
    }

    @Test
    void a_member_sees_only_themselves_and_others_look_absent() {
        put("own", "{\"name\": \"Own\"}").then().statusCode(201);

        as("member", "own").get("/v1/members/own").then().statusCode(200);
        as("member", "else").get("/v1/members/own").then().statusCode(404);
        as("marketer").get("/v1/members/own").then().statusCode(403);
        io.restassured.RestAssured.get("/v1/members/own").then().statusCode(401);
        as("member", "own").get("/v1/members?query=own").then().statusCode(403);
        as("checkout").delete("/v1/members/own").then().statusCode(405);
    }

    private static Response put(String memberId, String body) {
        return as("checkout").contentType("application/json").body(body).put("/v1/members/" + memberId);
    }
}
