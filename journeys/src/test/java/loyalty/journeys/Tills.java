package loyalty.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Tills that sell without a pause, and that repeat an order until it is accepted, whatever happens behind the door. */
final class Tills implements AutoCloseable {

    private static final int TILLS = 8;
    private static final int MEMBERS = 40;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration IN_THE_END = Duration.ofMinutes(5);

    private final RunningSystem system;
    private final String token;
    private final String name;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();
    private final Queue<Duration> answers = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    /** @param name what the ids of their orders begin with */
    Tills(RunningSystem system, String name) {
        this.system = system;
        this.token = system.token("checkout", name);
        this.name = name;
        for (int till = 0; till < TILLS; till++) {
            threads.add(Thread.ofVirtual().start(this::sell));
        }
    }

    private void sell() {
        while (open) {
            int number = numbers.incrementAndGet();
            String order =
                    Orders.of(name + "-" + number % MEMBERS, Instant.now().toString(), new BigDecimal("10.00"));
            await().pollInSameThread()
                    .pollInterval(PAUSE)
                    .atMost(IN_THE_END)
                    .until(() -> status("/v1/orders/" + name + "-" + number, order) == 201);
            accepted.add(name + "-" + number);
        }
    }

    private int status(String path, String order) {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> answer = system.put(path, token, order);
            statuses.add(answer.statusCode());
            return answer.statusCode();
        } catch (IOException away) {
            return 0;
        } finally {
            answers.add(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** How many orders were accepted so far. */
    int accepted() {
        return accepted.size();
    }

    /** Which statuses were answered so far. */
    Set<Integer> statuses() {
        return new TreeSet<>(statuses);
    }

    /** The longest that a till waited for an answer. */
    Duration longest() {
        return answers.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Lets each till end the order that it is at, and closes them. */
    @Override
    public void close() throws InterruptedException {
        open = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
