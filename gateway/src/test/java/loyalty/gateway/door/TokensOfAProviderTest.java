package loyalty.gateway.door;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "LOYALTY_JWT_AUDIENCE", value = "loyalty"),
            @ResourceArg(name = "LOYALTY_JWT_ROLES_CLAIM", value = "realm_access/roles")
        })
class TokensOfAProviderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"aud\":\"loyalty\",\"realm_access\":{\"roles\":[\"support\"]}' | 200",
                "'\"aud\":[\"account\",\"loyalty\"],\"realm_access\":{\"roles\":[\"offline\",\"support\"]}' | 200",
                "'\"aud\":\"another-shop\",\"realm_access\":{\"roles\":[\"support\"]}' | 401",
                "'\"realm_access\":{\"roles\":[\"support\"]}' | 401",
                "'\"aud\":\"loyalty\",\"realm_access\":{\"roles\":[\"offline\"]}' | 403",
                "'\"aud\":\"loyalty\",\"groups\":[\"support\"]' | 403",
                "'\"aud\":\"loyalty\",\"groups\":[\"support\"],\"realm_access\":{\"roles\":[\"marketer\"]}' | 403"
            })
    void who_may_what_stands_in_the_claim_and_for_the_audience_that_configuration_names(String claims, int status) {
        given().header("Authorization", "Bearer " + Doubles.tokens().with(claims, "somebody"))
                .get("/v1/members/mia/summary")
                .then()
                .statusCode(status);
    }
}
