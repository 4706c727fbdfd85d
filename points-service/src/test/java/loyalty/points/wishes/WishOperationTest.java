package loyalty.points.wishes;

import static loyalty.points.testing.PointsService.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.posting.PostBatch;
import loyalty.points.posting.PostingQueue;
import loyalty.points.testing.AtOnce;
import loyalty.points.testing.PointsService;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PointsService.class)
class WishOperationTest {

    private static final Pseudonym MEMBER =
            new Pseudonym.Key("a key for tests alone".getBytes(StandardCharsets.UTF_8)).of("wish");
    private static final byte[] A_BODY = new byte[32];
    private static final byte[] ANOTHER_BODY = "another body, of thirty-two byte".getBytes(StandardCharsets.UTF_8);

    private final PostingQueue queue;
    private final PostBatch postBatch;

    WishOperationTest(PostingQueue queue, PostBatch postBatch) {
        this.queue = queue;
        this.postBatch = postBatch;
    }

    @Test
    void the_engine_finds_it_and_keeps_the_promise_of_idempotency_for_it() {
        var wish = new WishCommand(MEMBER, "wish-1", A_BODY);

        assertThat(queue.postAndWait(wish)).isEqualTo(Outcome.done(0L));
        assertThat(queue.postAndWait(wish)).isEqualTo(Outcome.replayed(0L));
        assertThat(queue.postAndWait(new WishCommand(MEMBER, "wish-1", ANOTHER_BODY)))
                .isEqualTo(Outcome.refused(new Rejection.IdempotencyMismatch("wish-1")));
        assertThat(count("select count(*) from wish where wish_id = 'wish-1'")).isOne();
    }

    @Test
    void equal_ones_of_one_batch_are_one_and_a_dry_run_writes_nothing() {
        var wish = new WishCommand(MEMBER, "wish-2", A_BODY);

        assertThat(postBatch.pretend(wish)).isEqualTo(Outcome.done(0L));
        assertThat(count("select count(*) from wish where wish_id = 'wish-2'")).isZero();
        assertThat(postBatch.post(List.of(wish, wish, new WishCommand(MEMBER, "wish-2", ANOTHER_BODY))))
                .containsExactly(
                        Outcome.done(0L),
                        Outcome.replayed(0L),
                        Outcome.refused(new Rejection.IdempotencyMismatch("wish-2")));
    }

    @Test
    void sent_many_times_at_once_it_happens_once() throws Exception {
        var wish = new WishCommand(MEMBER, "wish-3", A_BODY);

        List<Outcome<Long>> outcomes = AtOnce.call(32, number -> queue.postAndWait(wish));

        assertThat(outcomes).filteredOn(Outcome.done(0L)::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.replayed(0L)::equals).hasSize(31);
    }
}
