package loyalty.tier.members;

import static loyalty.tier.ServiceFixture.as;
import static loyalty.tier.ServiceFixture.enrol;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.tier.ServiceFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token with one role or several may see and change of a member who is somebody else. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "tier"))
class RolesTest {

    @BeforeEach
    void a_member() {
        ServiceFixture.publishHouse();
        await().atMost(Duration.ofMinutes(1)).until(ServiceFixture::isReady);
        enrol("tora", "{\"name\": \"Tora\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "marketer, 403, 403",
        "member, 404, 404",
        "member marketer, 404, 404",
        "auditor, 200, 403",
        "member auditor, 200, 404",
        "member support, 200, 200",
        "marketer checkout, 200, 200"
    })
    void several_roles_may_what_each_of_them_may_and_no_more(String roles, int reading, int writing) {
        List<String> all = List.of(roles.split(" "));
        for (String path : List.of("/v1/members/tora", "/v1/members/tora/tier", "/v1/members/tora/tier/history")) {
            as(all, "somebody").get(path).then().statusCode(reading);
        }
        as(all, "somebody")
                .contentType("application/json")
                .body("{\"name\": \"Tora T.\"}")
                .patch("/v1/members/tora")
                .then()
                .statusCode(writing);
    }

    @Test
    void a_member_has_what_is_theirs_whatever_else_they_are() {
        as(List.of("member", "marketer"), "tora").get("/v1/members/tora").then().statusCode(200);
    }
}
