package loyalty.points.members;

import static loyalty.points.testing.OnADayInMarch.memberWith;
import static loyalty.points.testing.PointsService.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import loyalty.points.testing.OnADayInMarch;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token with one role or several may see of a member who is somebody else. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
@TestProfile(OnADayInMarch.class)
class RolesTest {

    @BeforeEach
    void a_member_with_a_hold() {
        OnADayInMarch.begin();
        memberWith("rosa", 100);
        as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"rosa\", \"points\": 10, \"expiresIn\": \"P7D\"}")
                .put("/v1/holds/rosa-h")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "marketer, 403",
        "member, 404",
        "member marketer, 404",
        "marketer member, 404",
        "member support, 200",
        "member auditor, 200",
        "marketer checkout, 200"
    })
    void several_roles_may_what_each_of_them_may_and_a_marketer_reads_no_member(String roles, int status) {
        for (String path :
                List.of("/v1/members/rosa/points", "/v1/members/rosa/orders", "/v1/members/rosa/points/entries")) {
            as(List.of(roles.split(" ")), "somebody").get(path).then().statusCode(status);
        }
        as(List.of(roles.split(" ")), "somebody")
                .get("/v1/orders/earned-rosa")
                .then()
                .statusCode(status);
    }

    @Test
    void a_member_reads_what_is_theirs_whatever_else_they_are() {
        as(List.of("member", "marketer"), "rosa")
                .get("/v1/members/rosa/points")
                .then()
                .statusCode(200);
        as(List.of("member", "marketer"), "rosa")
                .get("/v1/orders/earned-rosa")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout", "support", "supervisor", "auditor"})
    void who_answers_for_a_hold_reads_it(String role) {
        as(role).get("/v1/holds/rosa-h").then().statusCode(200).body("status", equalTo("held"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "supervisor", "auditor", "member", "marketer"})
    void and_only_a_till_moves_it(String role) {
        as(role).post("/v1/holds/rosa-h/release").then().statusCode(403);
        as(role).contentType("application/json")
                .body("{}")
                .put("/v1/holds/rosa-i")
                .then()
                .statusCode(403);
    }
}
