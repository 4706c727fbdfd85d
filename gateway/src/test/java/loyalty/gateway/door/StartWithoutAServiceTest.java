package loyalty.gateway.door;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
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
    void a_gateway_that_starts_while_a_service_is_away_becomes_ready() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }
}
