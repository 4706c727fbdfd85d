package loyalty.gateway.door;

import static io.restassured.RestAssured.given;
import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "voucher", value = "hangs"),
            @ResourceArg(name = "LOYALTY_READY_PATIENCE", value = "PT1S")
        })
class StartWithoutAServiceTest {

    @SuppressWarnings("NullAway.Init")
    ToIntFunction<String> asked;

    @Test
    void a_gateway_that_starts_while_a_service_hangs_becomes_ready_and_waits_for_it_no_more() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        // Parts of services that answer may come late to the first screens of all.
        await().atMost(Duration.ofMinutes(1)).until(() -> unavailable().equals(List.of("vouchers", "storeCurrency")));
        assertThat(asked.applyAsInt("voucher")).isZero();
    }

    private static List<String> unavailable() {
        return as("support")
                .get("/v1/members/mia/summary")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("unavailable");
    }
}
