package loyalty.gateway.home;

import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class SummaryDeadlineTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init")
    BiConsumer<String, String> stage;

    @BeforeEach
    void all_is_well() {
        await().atMost(SOON).until(() -> missing(summary()).isEmpty());
    }

    @AfterEach
    void all_answer_again() {
        List.of("points", "tier", "voucher").forEach(service -> stage.accept(service, "answers"));
    }

    @ParameterizedTest
    @CsvSource({
        "points, hangs, points",
        "points, stopped, points",
        "tier, hangs, tier",
        "tier, stopped, tier",
        "voucher, hangs, vouchers storeCurrency",
        "voucher, stopped, vouchers storeCurrency"
    })
    void a_service_that_is_away_costs_less_than_a_second_once_and_nothing_after_that(
            String service, String state, String parts) {
        stage.accept(service, state);

        Response first = summary();
        Response second = summary();

        assertThat(missing(first)).containsExactly(parts.split(" "));
        assertThat(missing(second)).containsExactly(parts.split(" "));
        assertThat(first.time()).isLessThan(1_000);
        assertThat(second.time()).isLessThan(400);

        stage.accept(service, "answers");
        await().atMost(SOON).until(() -> missing(summary()).isEmpty());
    }

    private static Response summary() {
        return as("support").get("/v1/members/mia/summary");
    }

    private static List<String> missing(Response summary) {
        return summary.then().statusCode(200).extract().jsonPath().getList("unavailable");
    }
}
