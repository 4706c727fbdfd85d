package loyalty.tier.members;

import static io.restassured.RestAssured.given;
import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.enrol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional requests on a profile (RFC 9110, 13). */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class ProfileVersionsTest {

    private static final String BODY = "{\"name\": \"Vera\"}";

    @BeforeEach
    void a_programme() {
        ServiceFixture.publishHouse();
        await().atMost(Duration.ofMinutes(1)).until(ServiceFixture::isReady);
    }

    /** A member of that id with a profile that was changed once; gives its tag. */
    private static String profile(String memberId) {
        enrol(memberId, "{\"name\": \"First\"}");
        enrol(memberId, BODY);
        return as("support").get("/v1/members/" + memberId).header("ETag");
    }

    private static Response send(String method, String memberId, String header, String value) {
        return as("checkout")
                .contentType("application/json")
                .header(header, value)
                .body(method.equals("GET") ? "" : BODY)
                .request(method, "/v1/members/" + memberId);
    }

    private static void is(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", endsWith("/" + code));
    }

    @Test
    void m11_who_has_the_profile_already_is_told_only_that() {
        String tag = profile("vera");
        assertThat(tag).matches("\"\\d+\"");
        for (String value : List.of(tag, "W/" + tag, "\"x,y\", W/\"z\" ," + tag, "*")) {
            send("GET", "vera", "If-None-Match", value)
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .body(equalTo(""));
        }
        send("GET", "vera", "If-None-Match", "\"x\", W/\"y\"")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag))
                .body("name", equalTo("Vera"));
        send("GET", "vera", "If-Match", tag).then().statusCode(200);
        is(send("GET", "vera", "If-Match", "\"x\""), 409, "version-conflict");
        is(send("GET", "vera-nobody", "If-None-Match", "*"), 404, "not-found");
    }

    @Test
    void m11_a_change_is_made_of_what_if_match_lists_by_a_strong_tag() {
        for (String method : List.of("PUT", "PATCH")) {
            String id = "vic-" + method;
            String tag = profile(id);
            is(send(method, id, "If-Match", "W/" + tag), 409, "version-conflict");
            is(send(method, id, "If-Match", "\"x\", \"y\""), 409, "version-conflict");
            send(method, id, "If-Match", "*").then().statusCode(200);
            send(method, id, "If-Match", "\"x\", W/\"y\", " + tag)
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo(tag));
            as("checkout")
                    .contentType("application/json")
                    .headers("If-Match", "\"x\"", "If-Match", tag)
                    .body("{\"name\": \"Other\"}")
                    .request(method, "/v1/members/" + id)
                    .then()
                    .statusCode(200);
            is(send(method, id, "If-Match", "\"x\", " + tag), 409, "version-conflict");
        }
        is(send("PUT", "vic-nobody", "If-Match", "*"), 409, "version-conflict");
        is(send("PATCH", "vic-nobody", "If-Match", "*"), 404, "not-found");
        as("support").get("/v1/members/vic-nobody").then().statusCode(404);
    }

    @Test
    void m11_a_profile_can_be_written_only_where_there_is_none() {
        send("PUT", "vito", "If-None-Match", "*").then().statusCode(201);
        String tag = profile("vito");

        for (String method : List.of("PUT", "PATCH")) {
            for (String value : List.of("*", tag, "W/" + tag)) {
                is(send(method, "vito", "If-None-Match", value), 412, "precondition-failed");
            }
            send(method, "vito", "If-None-Match", "\"x\"").then().statusCode(200);
        }
    }

    @Test
    void m11_conditions_are_judged_in_their_order_and_before_the_content() {
        String tag = profile("vlad");
        String faulty = "{\"country\": \"Atlantis\"}";

        is(conditions("\"x\"", "*", BODY), 409, "version-conflict");
        is(conditions(tag, "*", BODY), 412, "precondition-failed");
        is(conditions(tag, "\"x\"", faulty), 400, "malformed-request");
        is(conditions("\"x\"", "\"x\"", faulty), 409, "version-conflict");
    }

    private static Response conditions(String ifMatch, String ifNoneMatch, String body) {
        return as("checkout")
                .contentType("application/json")
                .header("If-Match", ifMatch)
                .header("If-None-Match", ifNoneMatch)
                .body(body)
                .put("/v1/members/vlad");
    }

    @Test
    void m11_what_is_no_list_of_tags_is_refused() {
        String tag = profile("vroni");

        for (String method : List.of("GET", "PUT", "PATCH")) {
            for (String header : List.of("If-Match", "If-None-Match")) {
                for (String value : List.of("1", "\"1", "w/" + tag, "*, " + tag)) {
                    send(method, "vroni", header, value).then().statusCode(400).body("errors.field", contains(header));
                }
            }
        }
        assertThat(as("support").get("/v1/members/vroni").header("ETag")).isEqualTo(tag);
    }

    @Test
    void the_document_names_the_conditions() {
        for (String method : List.of("get", "put", "patch")) {
            given().get(ServiceFixture.setting("test.management.url") + "/openapi?format=json")
                    .then()
                    .statusCode(200)
                    .body(
                            "paths.'/v1/members/{memberId}'." + method + ".parameters.name",
                            containsInAnyOrder("If-Match", "If-None-Match", "memberId"));
        }
    }
}
