package loyalty.points.members;

import static io.restassured.RestAssured.given;
import static loyalty.points.testing.PointsService.management;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a token costs a verification, over HTTP. */
@QuarkusTest
@Tag("any-engine")
@QuarkusTestResource(PointsService.class)
class TokensTest {

    private static int programme(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/programme")
                .statusCode();
    }

    private static double verified() {
        return management("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("loyalty_tokens_verified_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void a_token_is_verified_once_and_a_forged_one_each_time() {
        String token = PointsService.token("auditor", "verified-once");
        double before = verified();

        assertThat(IntStream.range(0, 5).map(_ -> programme(token))).containsOnly(200);
        assertThat(verified() - before).isEqualTo(1);

        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(342);
        assertThat(IntStream.range(0, 3).map(_ -> programme(forged))).containsOnly(401);
        assertThat(verified() - before).isEqualTo(4);
        assertThat(programme(token)).isEqualTo(200);
    }
}
