package loyalty.points.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final List<Integer> answered = new CopyOnWriteArrayList<>();

    private static final class Place implements Executor {

        private final List<Runnable> tasks = new ArrayList<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }
    }

    @Test
    void a_batch_is_handed_over_once_a_place_and_done_there() {
        Place one = new Place();
        Place other = new Place();
        Answers answers = new Answers();
        for (int i = 0; i < 10; i++) {
            int number = i;
            answers.add(i % 2 == 0 ? one : other, () -> answered.add(number));
        }

        answers.handOver();

        assertThat(answered).isEmpty();
        assertThat(one.tasks).hasSize(1);
        assertThat(other.tasks).hasSize(1);
        one.tasks.getFirst().run();
        assertThat(answered).containsExactly(0, 2, 4, 6, 8);
        other.tasks.getFirst().run();
        assertThat(answered).hasSize(10);
    }

    @Test
    void a_place_that_has_ended_leaves_nobody_without_an_answer() {
        Answers answers = new Answers();
        answers.add(
                _ -> {
                    throw new RejectedExecutionException("the event loop has ended");
                },
                () -> answered.add(1));

        answers.handOver();

        await().atMost(Duration.ofMinutes(1)).until(() -> answered.size() == 1);
    }
}
