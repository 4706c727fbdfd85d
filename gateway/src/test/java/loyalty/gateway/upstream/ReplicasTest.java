package loyalty.gateway.upstream;

import static loyalty.gateway.testing.Doubles.LOOKED;
import static loyalty.gateway.testing.Doubles.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import loyalty.gateway.testing.Doubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replica that is away while callers go on asking for it. */
@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class ReplicasTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** In this time a breaker lets somebody try ten times and more. */
    private static final Duration MANY_TRIES = Duration.ofSeconds(4);

    @SuppressWarnings("NullAway.Init")
    BiConsumer<String, String> stage;

    @SuppressWarnings("NullAway.Init")
    ToIntFunction<String> asked;

    @AfterEach
    void it_answers_again() {
        stage.accept("points", "answers");
    }

    @Test
    void however_many_are_turned_away_one_looks_whether_it_is_back() {
        await().atMost(SOON).until(() -> status() == 200);
        stage.accept("points", "stopped");
        long until = System.nanoTime() + MANY_TRIES.toNanos();
        while (System.nanoTime() < until) {
            assertThat(status()).isEqualTo(503);
        }
        int before = looks();

        stage.accept("points", "answers");

        await().atMost(SOON).until(() -> looks() > before);
        await().during(Duration.ofSeconds(1)).until(() -> looks() == before + 1);
    }

    @Test
    void who_closes_the_connection_behind_an_answer_is_looked_at_and_is_away_when_not_ready() {
        await().atMost(SOON).until(() -> status() == 200);
        int before = looks();
        stage.accept("points", "leaving");

        assertThat(status()).isEqualTo(200);

        // The first look finds that it is leaving, the others whether it is back.
        await().atMost(SOON).until(() -> looks() > before + 2);
    }

    private int looks() {
        return asked.applyAsInt("points" + LOOKED);
    }

    private static int status() {
        return as("support").get("/v1/members/mia/points").statusCode();
    }
}
