package loyalty.gateway.door;

import static io.restassured.RestAssured.given;
import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
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

    @Test
    void a_gateway_that_starts_while_a_service_hangs_becomes_ready_and_waits_for_it_no_more() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        Response first = as("support").get("/v1/members/mia/summary");
        first.then().statusCode(200).body("unavailable", equalTo(List.of("vouchers", "storeCurrency")));
        assertThat(first.time()).isLessThan(1_000);
    }
}
