package loyalty.points.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.Test;

/** On which thread what hangs on an answer is done. */
@QuarkusTest
@QuarkusTestResource(PointsService.class)
class HandOverTest {

    private final PostingQueue queue;
    private final Vertx vertx;

    HandOverTest(PostingQueue queue, Vertx vertx) {
        this.queue = queue;
        this.vertx = vertx;
    }

    private CompletableFuture<Thread> threadOfAnswer(int number) {
        var settle = new Settle(PointsService.pseudonym("handed-over-" + number), Instant.EPOCH);
        return queue.post(settle).thenApply(_ -> Thread.currentThread()).toCompletableFuture();
    }

    @Test
    void what_an_event_loop_asks_goes_on_there() throws Exception {
        var asked = new CompletableFuture<Thread>();
        var answered = new CompletableFuture<Thread>();

        vertx.getOrCreateContext().runOnContext(_ -> {
            asked.complete(Thread.currentThread());
            threadOfAnswer(0).thenAccept(answered::complete);
        });

        assertThat(answered.get(1, TimeUnit.MINUTES)).isSameAs(asked.join());
        assertThat(asked.join().getName()).contains("eventloop");
    }

    @Test
    void nothing_goes_on_on_the_thread_that_posts() {
        List<CompletableFuture<Thread>> answers =
                IntStream.range(0, 100).mapToObj(this::threadOfAnswer).toList();

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("posting"));
    }
}
