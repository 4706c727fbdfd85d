package loyalty.gateway.door;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class SubjectTest {

    private static ValidatableResponse get(String path, String names) {
        String token = Doubles.signed("\"groups\":[\"member\"]," + names);
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"sub\":\"mia\"' | 200",
                "'\"sub\":\"mia\",\"preferred_username\":\"u1\"' | 200",
                "'\"sub\":\"mia\",\"upn\":\"u1\"' | 200",
                "'\"sub\":\"u1\",\"upn\":\"mia\"' | 404",
                "'\"sub\":\"u1\",\"preferred_username\":\"mia\"' | 404",
                "'\"upn\":\"mia\"' | 401",
                "'\"preferred_username\":\"mia\"' | 401",
                "'\"sub\":\"\",\"upn\":\"mia\"' | 401",
                "'\"sub\":7,\"upn\":\"mia\"' | 401",
                "'\"sub\":null,\"upn\":\"mia\"' | 401"
            })
    void a_member_is_who_stands_in_sub_and_nobody_else(String names, int status) {
        get("/v1/members/mia/summary", names).statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'\"sub\":\"mia\"' | 200", "'\"upn\":\"mia\"' | 401", "'\"sub\":\"\",\"upn\":\"mia\"' | 401"})
    void a_token_of_nobody_is_not_passed_on(String names, int status) {
        get("/v1/members/mia/points", names).statusCode(status);
    }
}
