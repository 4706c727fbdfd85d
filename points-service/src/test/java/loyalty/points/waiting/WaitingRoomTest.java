package loyalty.points.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final int MIN = 100;
    private static final int MAX = 4_000;
    private static final int BATCH = 500;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private volatile long now;
    private final WaitingRoom<Integer> room =
            new WaitingRoom<>(new WaitingRoom.Size(MIN, MAX, BATCH, HALF_A_SECOND), () -> now);

    @AfterEach
    void nobody_waits_for_ever() {
        room.close();
    }

    /** How many more are let in. */
    private int fill() {
        int more = 0;
        while (room.offer(more)) {
            more++;
        }
        return more;
    }

    private void post(int commands, Duration time) {
        IntStream.range(0, commands).forEach(room::offer);
        assertThat(room.take()).hasSize(commands);
        now += time.toNanos();
        room.done();
    }

    /** A batch takes ten milliseconds and a command so much more. */
    private void pace(Duration each) {
        for (int i = 0; i < 20; i++) {
            post(1, Duration.ofMillis(10));
            post(MIN, Duration.ofMillis(10).plus(each.multipliedBy(MIN)));
        }
    }

    @Test
    void as_many_may_wait_as_can_be_answered_within_half_a_second() {
        pace(Duration.ofMillis(2));

        assertThat(fill()).isBetween(240, 260);
    }

    @Test
    void those_that_are_being_posted_count_too() {
        pace(Duration.ofMillis(2));
        IntStream.range(0, 150).forEach(room::offer);
        room.take();

        assertThat(fill()).isBetween(MIN, 110);
    }

    @Test
    void a_faster_pace_makes_more_room_and_a_slower_one_less() {
        pace(Duration.ofMillis(2));
        pace(Duration.ofMillis(1));
        int faster = fill();
        while (faster > 0) {
            faster -= room.take().size();
            now += HALF_A_SECOND.toNanos();
            room.done();
        }
        pace(Duration.ofMillis(4));

        assertThat(fill()).isBetween(120, 130);
    }

    @Test
    void a_burst_on_an_idle_service_finds_room_for_a_batch_though_a_single_order_is_slow() {
        for (int i = 0; i < 50; i++) {
            post(1, Duration.ofMillis(20 + i % 7));
        }

        assertThat(fill()).isGreaterThanOrEqualTo(BATCH);
    }

    @Test
    void a_slow_database_still_has_room_for_a_batch() {
        for (int i = 0; i < 5; i++) {
            post(1, Duration.ofSeconds(7));
        }
        IntStream.range(0, MIN).forEach(room::offer);
        room.take();

        assertThat(fill()).isEqualTo(BATCH);
    }

    @Test
    void a_batch_that_hangs_tells_so_before_it_ends() {
        post(1, Duration.ofMillis(10));
        room.offer(1);
        room.take();
        now += Duration.ofSeconds(1).toNanos();

        assertThat(fill()).isEqualTo(BATCH);
    }

    @Test
    void some_always_find_room_however_slow_it_is() {
        pace(Duration.ofSeconds(3));

        assertThat(fill()).isEqualTo(MIN);
    }

    @Test
    void a_bad_time_is_forgotten() {
        pace(Duration.ofSeconds(3));

        now += Duration.ofSeconds(11).toNanos();

        assertThat(fill()).isGreaterThanOrEqualTo(BATCH);
    }

    @Test
    void never_more_than_the_most_wait() {
        assertThat(fill()).isEqualTo(MAX);
    }

    @Test
    void what_has_time_waits_outside_and_leaves_half_of_the_room() {
        pace(Duration.ofMillis(2));
        IntStream.range(0, 130).forEach(room::offer);

        var patient = CompletableFuture.supplyAsync(() -> room.offerPatiently(-1));

        assertThat(fill()).isBetween(110, 130);
        assertThat(patient).isNotDone();
        List<Integer> taken = room.take();
        assertThat(taken).doesNotContain(-1);
        room.done();
        await().atMost(Duration.ofMinutes(1)).until(patient::isDone);
        assertThat(patient.join()).isTrue();
        assertThat(room.take()).containsExactly(-1);
    }

    @Test
    void a_closed_room_lets_out_but_not_in() {
        room.offer(1);
        room.close();

        assertThat(room.offer(2)).isFalse();
        assertThat(room.offerPatiently(3)).isFalse();
        assertThat(room.take()).containsExactly(1);
        assertThat(room.take()).isEmpty();
    }
}
