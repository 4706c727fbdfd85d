package loyalty.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tills that sell {@link WelcomeBasket}s at a steady pace, every other one brought back in two steps, and that repeat what was
 * not answered with the equal body until it is, whoever dies behind the door.
 */
final class PatientTills implements AutoCloseable {

    private static final int TILLS = 16;
    private static final int BASKETS_PER_SECOND = 40;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration IN_THE_END = Duration.ofMinutes(1);
    private static final Set<Integer> AGAIN = Set.of(502, 503, 504);

    private final RunningSystem system;
    private final String token;
    private final String name;
    private final int members;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Semaphore free = new Semaphore(TILLS);
    private final ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService arrivals = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Sold> sold = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong lastAnswered = new AtomicLong(Long.MIN_VALUE);

    /** @param members as many are enrolled and have their voucher: {@code name-0} and so on, each for one basket */
    PatientTills(RunningSystem system, String name, int members) {
        this.system = system;
        this.token = system.token("checkout", name);
        this.name = name;
        this.members = members;
        long apart = TimeUnit.SECONDS.toNanos(1) / BASKETS_PER_SECOND;
        arrivals.scheduleAtFixedRate(this::arrive, 0, apart, TimeUnit.NANOSECONDS);
    }

    /** A basket with all that it was answered, by path. */
    record Sold(WelcomeBasket basket, Map<String, Call> calls) {

        Call call(String path) {
            return Objects.requireNonNull(calls.get(path), path);
        }

        boolean isReturned() {
            return calls.keySet().stream().anyMatch(path -> path.contains("/returns/"));
        }
    }

    /** A call that was answered in the end, and can be made again. */
    record Call(String body, String answer) {}

    /** A time that an order or a return was asked for in vain, in nanoseconds. */
    record Unanswered(long asked, long failed) {}

    private void arrive() {
        if (numbers.get() < members && free.tryAcquire()) {
            int number = numbers.getAndIncrement();
            tills.execute(() -> sell(number));
        }
    }

    private void sell(int number) {
        Sold sale = new Sold(WelcomeBasket.of(name + "-" + number), new TreeMap<>());
        WelcomeBasket basket = sale.basket();
        try {
            kept(sale, "/v1/redemptions/" + basket.id(), basket.redemption(quote(basket)), false);
            kept(sale, "/v1/orders/" + basket.id(), basket.paid(), true);
            for (int line = 1; number % 2 == 0 && line <= 2; line++) {
                kept(sale, returnOf(basket, line), WelcomeBasket.returned("" + line), true);
            }
            sold.add(sale);
        } catch (IOException | RuntimeException e) {
            wrong.add(basket.id() + ": " + e);
        } finally {
            free.release();
        }
    }

    private JsonNode quote(WelcomeBasket basket) throws IOException {
        HttpResponse<String> quoted = answered(() -> asked(() -> system.post("/v1/quotes", token, basket.order())));
        if (quoted.statusCode() != 200) {
            throw new IllegalStateException("quote " + quoted.statusCode() + " " + quoted.body());
        }
        return RunningSystem.JSON.readTree(quoted.body());
    }

    static String returnOf(WelcomeBasket basket, int line) {
        return "/v1/orders/" + basket.id() + "/returns/" + line;
    }

    /** @param inTwoServices whether it is settled in two services: an order or a return */
    private void kept(Sold sale, String path, String body, boolean inTwoServices) {
        long first = System.nanoTime();
        HttpResponse<String> answer = answered(() -> inTwoServices
                ? watched(() -> system.put(path, token, body))
                : asked(() -> system.put(path, token, body)));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
        }
        sale.calls().put(path, new Call(body, answer.body()));
        if (inTwoServices) {
            lastAnswered.accumulateAndGet(first, Math::max);
        }
    }

    private static HttpResponse<String> answered(Callable<Optional<HttpResponse<String>>> asked) {
        return await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(IN_THE_END)
                .until(asked, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<HttpResponse<String>> watched(Request request) {
        long asked = System.nanoTime();
        begun.incrementAndGet();
        underWay.incrementAndGet();
        Optional<HttpResponse<String>> answer = asked(request);
        underWay.decrementAndGet();
        if (answer.isEmpty()) {
            unanswered.add(new Unanswered(asked, System.nanoTime()));
        }
        return answer;
    }

    private static Optional<HttpResponse<String>> asked(Request request) {
        try {
            return Optional.of(request.made()).filter(answer -> !AGAIN.contains(answer.statusCode()));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private interface Request {
        HttpResponse<String> made() throws IOException;
    }

    /** How often an order or a return was asked for so far. */
    int begun() {
        return begun.get();
    }

    /** How many orders and returns are asked for now. */
    int underWay() {
        return underWay.get();
    }

    /** Whether an order or a return that was first asked for after an instant of {@link System#nanoTime} is done. */
    boolean sellsAgainSince(long instant) {
        return lastAnswered.get() > instant;
    }

    /** How many orders and returns were on their way at an instant of {@link System#nanoTime} and failed then. */
    long cutOffAt(long instant) {
        return unanswered.stream()
                .filter(call -> call.asked() < instant && call.failed() >= instant)
                .count();
    }

    /** What was sold, completely. */
    Queue<Sold> sold() {
        return sold;
    }

    /** What was not answered as it must be. */
    Queue<String> wrong() {
        return wrong;
    }

    /** Lets each till end the basket that it is at, and closes them. */
    @Override
    public void close() {
        arrivals.close();
        tills.close();
    }
}
