package loyalty.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import loyalty.gateway.testing.Doubles;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Doubles.class, restrictToAnnotatedClass = true)
class PartsTest {

    private static final long SECONDS_MAX = 60;
    private static final String TRACE = "9c1f92f3577b34da6a3ce929d0e0e474";
    private static final String SENDER = "00f067aa0ba902b7";

    private static final int CROWD = 300;

    @SuppressWarnings("NullAway.Init")
    ToIntFunction<String> asked;

    @SuppressWarnings("NullAway.Init")
    BiConsumer<String, String> stage;

    private final Parts parts;
    private final Vertx vertx;

    PartsTest(Parts parts, Vertx vertx) {
        this.parts = parts;
        this.vertx = vertx;
    }

    /** A reader asks for the next event by the bus, by their own request, by a timer. */
    @ParameterizedTest
    @ValueSource(strings = {"a thread", "an event loop", "a request"})
    void whoever_asks_for_it_a_part_is_fetched_under_the_trace_of_the_event(String asking) throws Exception {
        var reader = new Parts.Reader("mia", "Bearer of-nothing", null);
        CompletableFuture<RestResponse<String>> answer = new CompletableFuture<>();
        Map<String, Executor> askers = Map.of(
                "a thread",
                command -> Thread.ofPlatform().start(command),
                "an event loop",
                command -> vertx.getOrCreateContext().runOnContext(run -> command.run()),
                "a request",
                command -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                        .runOnContext(run -> command.run()));

        Executor asker = askers.get(asking);
        assertThat(asker).isNotNull();
        asker.execute(() -> parts.fetchAfter("00-" + TRACE + "-" + SENDER + "-01", Part.POINTS, reader)
                .subscribe()
                .with(answer::complete, answer::completeExceptionally));

        assertThat(answer.get(SECONDS_MAX, TimeUnit.SECONDS).getEntity())
                .contains("[00-" + TRACE + "-")
                .doesNotContain(SENDER);
    }

    @Test
    void of_a_crowd_only_so_many_are_fetched_at_once_and_all_come() {
        var reader = new Parts.Reader("mia", "Bearer of-nothing", null);
        List<Uni<RestResponse<String>>> crowd = IntStream.range(0, CROWD)
                .mapToObj(number -> parts.fetchAfter(null, Part.POINTS, reader))
                .toList();

        int before = asked.applyAsInt("points");
        List<RestResponse<String>> answers =
                Uni.join().all(crowd).andCollectFailures().await().atMost(Duration.ofSeconds(SECONDS_MAX));
        assertThat(answers).hasSize(CROWD).allMatch(answer -> answer.getStatus() == 200);
        assertThat(asked.applyAsInt("points") - before).isEqualTo(CROWD);

        stage.accept("points", "hangs");
        int hanging = asked.applyAsInt("points");
        assertThatThrownBy(() ->
                        Uni.join().all(crowd).andCollectFailures().await().atMost(Duration.ofSeconds(SECONDS_MAX)))
                .isInstanceOf(CompositeException.class);
        assertThat(asked.applyAsInt("points") - hanging).isBetween(1, Turns.AT_ONCE);
        stage.accept("points", "answers");
        await().ignoreExceptions()
                .until(() -> parts.fetch(Part.POINTS, reader)
                                .await()
                                .atMost(Duration.ofSeconds(SECONDS_MAX))
                                .getStatus()
                        == 200);
    }
}
