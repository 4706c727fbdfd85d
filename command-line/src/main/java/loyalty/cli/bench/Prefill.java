package loyalty.cli.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loyalty.cli.Api;
import loyalty.cli.Patience;
import loyalty.cli.bench.load.Orders;
import loyalty.cli.up.MeasuredSystem;
import loyalty.local.StackException;

/** Members who have bought before, one order after the other, sent in bulk. */
final class Prefill {
    private static final int LINES = 2_000;
    private static final int STREAMS = 4;

    private final Api api;
    private final String currency;
    private final String placedAt =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private int sent;

    Prefill(MeasuredSystem system) {
        this.api = new Api(
                system.running().service("points-service"), system.tokens().of("checkout"));
        this.currency = system.running().currency();
    }

    /**
     * Sends orders until there are so many, to each member in turn.
     *
     * @return orders a second at which they were taken in
     */
    double grow(int orders, int members) {
        long began = System.nanoTime();
        int before = sent;
        try (ExecutorService streams = Executors.newFixedThreadPool(STREAMS)) {
            List<Future<?>> all = new ArrayList<>();
            for (; sent < orders; sent = Math.min(orders, sent + LINES)) {
                int first = sent;
                all.add(streams.submit(() -> send(first, Math.min(orders, first + LINES), members)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new StackException("the members could not be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
        return (sent - before) / ((System.nanoTime() - began) / 1e9);
    }

    /** A bulk order is answered line by line; what was busy is sent again, because every order has its id. */
    private void send(int from, int to, int members) {
        String body = IntStream.range(from, to)
                .mapToObj(i -> Orders.json("prefill-" + i, Orders.member(i % members), placedAt, currency))
                .collect(Collectors.joining("\n", "", "\n"));
        Patience patience = new Patience();
        boolean all = false;
        while (!all) {
            Api.Answer answer = patience.until(() -> api.post("/v1/orders", "application/x-ndjson", body));
            if (answer.status() != 200) {
                throw new StackException("a bulk of orders was refused: " + answer.text());
            }
            List<String> lines = answer.text().lines().toList();
            all = lines.size() == to - from && lines.stream().noneMatch(line -> line.contains("\"status\":503"));
        }
    }
}
