package loyalty.voucher.holder;

import static loyalty.voucher.Bus.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import loyalty.local.testing.LocalStackResource;
import loyalty.voucher.Wallets;
import loyalty.voucher.exchange.PointsDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token with one role or several may see and do of a member who is somebody else. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value = "voucher"))
@QuarkusTestResource(PointsDouble.class)
class RolesTest {

    private final Wallets wallets;

    RolesTest(AgroalDataSource database) {
        this.wallets = new Wallets(database);
    }

    @BeforeEach
    void a_member_with_an_exchange_and_a_redemption() {
        wallets.ready();
        Wallets.clock("2026-05-04T15:00:00Z");
        wallets.enrolled("rosa");
        PointsDouble.give("rosa", 500);
        as("checkout")
                .contentType("application/json")
                .body("{\"memberId\": \"rosa\", \"reward\": \"five-dollars\"}")
                .put("/v1/exchanges/rosa-x")
                .then()
                .statusCode(201);
        String code = as("member", "rosa").get("/v1/members/rosa/vouchers").path("items[0].code");
        as("checkout")
                .contentType("application/json")
                .body("""
                        {"memberId": "rosa", "orderId": "rosa-o", "codes": ["%s"],
                         "basket": {"currency": "USD", "channel": "store", "lines":
                           [{"id": "1", "sku": "a", "category": "music", "quantity": 1, "unitPrice": "50.00"}]}}""".formatted(code))
                .put("/v1/redemptions/rosa-r")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"marketer, 403", "member, 404", "member marketer, 404", "member support, 200", "member auditor, 200"})
    void several_roles_may_what_each_of_them_may_and_a_marketer_reads_no_member(String roles, int status) {
        for (String path :
                List.of("/v1/members/rosa/vouchers", "/v1/members/rosa/store-currency", "/v1/exchanges/rosa-x")) {
            as(List.of(roles.split(" ")), "somebody").get(path).then().statusCode(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "supervisor", "auditor"})
    void a_members_own_way_in_opens_nothing_to_a_role_that_has_none(String role) {
        as(List.of("member", role), "somebody")
                .contentType("application/json")
                .body("{\"memberId\": \"rosa\", \"reward\": \"five-dollars\"}")
                .put("/v1/exchanges/rosa-by-" + role)
                .then()
                .statusCode(404);
    }

    @Test
    void codes_are_the_members_whatever_else_they_are_and_nobody_elses() {
        as(List.of("member", "support"), "rosa")
                .get("/v1/exchanges/rosa-x")
                .then()
                .body("voucher.code", notNullValue());
        as(List.of("member", "support"), "somebody")
                .get("/v1/exchanges/rosa-x")
                .then()
                .body("voucher.code", nullValue());
        as("support", "rosa").get("/v1/exchanges/rosa-x").then().body("voucher.code", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout", "support", "supervisor", "auditor"})
    void who_answers_for_a_redemption_reads_it(String role) {
        as(role).get("/v1/redemptions/rosa-r").then().statusCode(200).body("redemptionId", equalTo("rosa-r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "supervisor", "auditor", "member", "marketer"})
    void and_only_a_till_moves_it(String role) {
        as(role).post("/v1/redemptions/rosa-r/cancel").then().statusCode(403);
    }
}
