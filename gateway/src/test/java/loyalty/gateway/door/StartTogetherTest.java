package loyalty.gateway.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.function.BiConsumer;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = Doubles.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "tier", value = "stopped"),
            @ResourceArg(name = "LOYALTY_READY_PATIENCE", value = "PT2M")
        })
class StartTogetherTest {

    @SuppressWarnings("NullAway.Init")
    BiConsumer<String, String> stage;

    @Test
    void a_gateway_that_starts_with_the_others_is_ready_when_they_are() {
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);

        stage.accept("tier", "answers");

        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }
}
