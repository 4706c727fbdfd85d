package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout's day: baskets at a steady pace, each quoted, reserved and paid, a tenth of them brought back in steps. */
class CheckoutDayJourneyTest {

    private static final int BASKETS_PER_SECOND = 50;
    private static final int A_MOMENT = 6 * BASKETS_PER_SECOND;
    private static final int A_MINUTE = 60 * BASKETS_PER_SECOND;
    /** Half a minute at half the pace, before anybody counts: a shop does not open at its busiest. */
    private static final int THE_FIRST = 15 * BASKETS_PER_SECOND;

    private static final int TILLS_WITH_ONE_CODE = 500;
    private static final Duration P99_MAX = Duration.ofMillis(250);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final int UNAVAILABLE = 503;

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** Right, however slow the machine is that runs all the tests. */
    @Test
    void everything_adds_up_when_baskets_come_at_a_steady_pace(@TempDir Path folder) throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(folder)) {
            String till = system.token("checkout", "till-1");
            day(system, till, A_MOMENT);
            oneOfManyTillsGetsTheCode(system, till, "day-" + A_MOMENT);
            assertThat(system.run("verify")).doesNotContain("VIOLATED").contains("9  holds");
        }
    }

    /** Quick, on two cores of its own. */
    @Test
    @Tag("long")
    void a_minute_of_baskets_is_quick(@TempDir Path folder) throws Exception {
        try (RunningSystem system = RunningSystem.startedOn(folder)) {
            String till = system.token("checkout", "till-1");
            system.enrol(till, "day", A_MINUTE + THE_FIRST);
            sell(system, till, A_MINUTE, THE_FIRST, BASKETS_PER_SECOND / 2);
            tell("opening");
            nanos.clear();
            sell(system, till, 0, A_MINUTE, BASKETS_PER_SECOND);
            tell("a minute");
            assertThat(system.run("verify")).doesNotContain("VIOLATED").contains("9  holds");
            assertThat(percentile(99)).isLessThanOrEqualTo(P99_MAX.toMillis());
        }
    }

    private void day(RunningSystem system, String till, int baskets) throws Exception {
        system.enrol(till, "day", baskets + 1);
        sell(system, till, 0, baskets, BASKETS_PER_SECOND);
        tell("a moment");
    }

    private void tell(String what) {
        System.out.printf(
                "checkout's day, %s: %d calls, median %d ms, p95 %d ms, p99 %d ms%n",
                what, nanos.size(), percentile(50), percentile(95), percentile(99));
        assertThat(wrong).isEmpty();
    }

    /** One basket every so often, whether those before it are done or not; ends when all are done. */
    private void sell(RunningSystem system, String till, int first, int baskets, int perSecond) {
        long apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService arrivals = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < baskets; i++) {
                int number = first + i;
                arrivals.schedule(
                        () -> tills.execute(() -> basket(system, till, number)), i * apart, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void basket(RunningSystem system, String till, int number) {
        WelcomeBasket basket = WelcomeBasket.of("day-" + number);
        String id = basket.id();
        try {
            JsonNode quote =
                    RunningSystem.JSON.readTree(timed(200, () -> system.post("/v1/quotes", till, basket.order())));
            timed(201, () -> system.put("/v1/redemptions/" + id, till, basket.redemption(quote)));
            timed(201, () -> system.put("/v1/orders/" + id, till, basket.paid()));
            if (number % 10 == 0) {
                returned(system, till, id, "1");
                returned(system, till, id, "2");
            }
        } catch (IOException | RuntimeException e) {
            wrong.add(id + ": " + e);
        }
    }

    private void returned(RunningSystem system, String till, String id, String line) throws IOException {
        String body = WelcomeBasket.returned(line);
        JsonNode answer = RunningSystem.JSON.readTree(
                timed(201, () -> system.put("/v1/orders/" + id + "/returns/" + line, till, body)));
        if (!WelcomeBasket.refund(answer).equals(WelcomeBasket.REFUNDS.get(line))) {
            wrong.add(id + ": " + answer.at("/refund"));
        }
    }

    private interface Call {
        HttpResponse<String> answer() throws IOException;
    }

    /** What a till is told in the end: as long as it is told to ask again it does, and waits all the while. */
    private String timed(int status, Call call) throws IOException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(A_WHILE)
                .atMost(SOON)
                .until(call::answer, told -> told.statusCode() != UNAVAILABLE);
        nanos.add(System.nanoTime() - begun);
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private long percentile(int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        sorted.sort(Long::compareTo);
        return TimeUnit.NANOSECONDS.toMillis(sorted.get((sorted.size() - 1) * percent / 100));
    }

    private static void oneOfManyTillsGetsTheCode(RunningSystem system, String till, String member) throws Exception {
        WelcomeBasket basket = WelcomeBasket.of(member);
        JsonNode quote = RunningSystem.JSON.readTree(
                system.post("/v1/quotes", till, basket.order()).body());
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        try (ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TILLS_WITH_ONE_CODE; i++) {
                String id = "one-" + i;
                String body = basket.redemption(id, quote);
                tills.execute(() -> statuses.add(decided(system, till, id, body)));
            }
        }
        assertThat(statuses).hasSize(TILLS_WITH_ONE_CODE).containsOnly(201, 409).containsOnlyOnce(201);
    }

    /** A till that is told to ask again does. */
    private static int decided(RunningSystem system, String till, String id, String body) {
        return await().pollInSameThread()
                .pollInterval(Duration.ofMillis(200))
                .atMost(SOON)
                .until(
                        () -> system.put("/v1/redemptions/" + id, till, body).statusCode(),
                        status -> status == 201 || status == 409);
    }
}
