package loyalty.journeys;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers who all begin at one moment, each with a call of their own, and who come again after as long as they are told when
 * there is no room for them.
 */
final class Rush {

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger sentAway = new AtomicInteger();
    private final AtomicInteger notReached = new AtomicInteger();
    private long begun;

    /** A call that a caller makes. */
    interface Call {
        HttpResponse<String> made() throws IOException;
    }

    /**
     * What a caller was told in the end.
     *
     * @param millis since the gate was opened
     */
    record Told(int status, String body, long millis) {}

    /** Lets them all go at once, and waits until each has been told. */
    List<Told> of(List<Call> calls) {
        CountDownLatch here = new CountDownLatch(calls.size());
        List<CompletableFuture<Told>> told = new ArrayList<>();
        for (Call call : calls) {
            told.add(CompletableFuture.runAsync(() -> arrive(here), callers).thenCompose(open -> asked(call, callers)));
        }
        await(here);
        begun = System.nanoTime();
        gate.countDown();
        List<Told> all = told.stream().map(CompletableFuture::join).toList();
        callers.close();
        return all;
    }

    private CompletableFuture<Told> asked(Call call, Executor when) {
        return CompletableFuture.supplyAsync(() -> answer(call), when).thenCompose(answer -> {
            if (answer.later() < 0) {
                return CompletableFuture.completedFuture(answer.told());
            }
            return asked(call, CompletableFuture.delayedExecutor(answer.later(), TimeUnit.SECONDS, callers));
        });
    }

    /** @param later in how many seconds to come again; less than nothing when that was the answer */
    private record Answer(Told told, long later) {}

    private Answer answer(Call call) {
        try {
            HttpResponse<String> answer = call.made();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            Told told = new Told(answer.statusCode(), answer.body(), millis);
            if (answer.statusCode() != 503 && answer.statusCode() != 429) {
                return new Answer(told, -1);
            }
            sentAway.incrementAndGet();
            // Who is not told when to come again has been told something that is not in the contract.
            return new Answer(
                    told, answer.headers().firstValueAsLong("Retry-After").orElse(-1));
        } catch (IOException e) {
            notReached.incrementAndGet();
            return new Answer(new Told(0, e.toString(), 0), 1);
        }
    }

    /** How often somebody was told to come again. */
    int sentAway() {
        return sentAway.get();
    }

    /** How often somebody got no answer at all. */
    int notReached() {
        return notReached.get();
    }

    private void arrive(CountDownLatch here) {
        here.countDown();
        await(gate);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
