package loyalty.gateway.home;

import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class SummaryDeadlineTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** A machine that has something else to do makes an answer slower, and none quicker: one of a few is quick. */
    private static final int TRIES = 5;

    /** In this time the breaker lets several calls try, none of them a caller's. */
    private static final Duration MANY_TRIES = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init")
    BiConsumer<String, String> stage;

    @SuppressWarnings("NullAway.Init")
    ToIntFunction<String> asked;

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
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        for (int i = 0; i < TRIES && !(isQuick(first, 1_000) && isQuick(second, 400)); i++) {
            stage.accept(service, state);

            first.add(timeWithout(parts));
            int askedOnce = asked.applyAsInt(service);
            second.add(timeWithout(parts));

            assertThat(asked.applyAsInt(service)).isEqualTo(askedOnce);
            stage.accept(service, "answers");
            await().atMost(SOON).until(() -> missing(summary()).isEmpty());
        }
        assertThat(isQuick(first, 1_000)).as("%s ms", first).isTrue();
        assertThat(isQuick(second, 400)).as("%s ms", second).isTrue();
    }

    private static boolean isQuick(List<Long> times, int millis) {
        return times.stream().anyMatch(time -> time < millis);
    }

    private static long timeWithout(String parts) {
        Response answer = summary();
        assertThat(missing(answer)).containsExactly(parts.split(" "));
        return answer.time();
    }

    @Test
    void nobody_pays_again_for_finding_out_whether_a_service_still_hangs() {
        stage.accept("points", "hangs");
        summary();
        int askedOnce = asked.applyAsInt("points");
        long until = System.nanoTime() + MANY_TRIES.toNanos();

        while (System.nanoTime() < until) {
            Response later = summary();
            assertThat(missing(later)).containsExactly("points");
            assertThat(asked.applyAsInt("points")).isEqualTo(askedOnce);
        }
    }

    private static Response summary() {
        return as("support").get("/v1/members/mia/summary");
    }

    private static List<String> missing(Response summary) {
        return summary.then().statusCode(200).extract().jsonPath().getList("unavailable");
    }
}
