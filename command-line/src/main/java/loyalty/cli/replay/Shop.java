package loyalty.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import loyalty.cli.Api;
import loyalty.cli.Api.Answer;
import loyalty.local.StackException;

/** A checkout system that enrols customers, sends orders and moves the dev clock. */
final class Shop {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 24;
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Api api;
    private final Patience patience = new Patience();

    Shop(Api api) {
        this.api = api;
    }

    /** Enrols the customers, several at once, as having joined on the day. */
    void enrol(List<String> customers, LocalDate joinedOn) {
        Semaphore places = new Semaphore(AT_ONCE);
        join(customers.stream()
                .map(customer -> CompletableFuture.runAsync(
                        () -> {
                            places.acquireUninterruptibly();
                            try {
                                enrol(customer, joinedOn);
                            } finally {
                                places.release();
                            }
                        },
                        THREADS))
                .toList());
    }

    private void enrol(String customer, LocalDate joinedOn) {
        Answer answer = patience.until(() -> api.put("/v1/members/" + customer, "{\"joinedOn\":\"" + joinedOn + "\"}"));
        if (answer.status() != 200 && answer.status() != 201) {
            throw new StackException("customer " + customer + " was not enrolled: " + answer.text());
        }
    }

    /** Sends the orders in bulk until each was taken. */
    void send(List<Sale> sales, String placedAt, String currency) {
        List<Sale> left = sales;
        while (!left.isEmpty()) {
            String body = left.stream()
                    .map(sale -> sale.json(placedAt, currency))
                    .collect(Collectors.joining("\n", "", "\n"));
            Answer answer = patience.until(() -> api.post("/v1/orders", "application/x-ndjson", body));
            if (answer.status() >= 300) {
                throw new StackException("the orders were refused: " + answer.text());
            }
            left = notTaken(left, answer.text().lines().toList());
        }
    }

    private static List<Sale> notTaken(List<Sale> sent, List<String> lines) {
        if (lines.size() < sent.size()) {
            return sent.subList(lines.size(), sent.size());
        }
        List<Sale> again = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonNode line = parse(lines.get(i));
            int status = line.path("status").asInt();
            if (status == 429 || status == 503) {
                again.add(sent.get(i));
            } else if (status >= 300 || status == 0) {
                throw new StackException("order " + sent.get(i).orderId() + " was refused: " + lines.get(i));
            }
        }
        return again;
    }

    /** Moves the clock forward to the instant; a clock that is ahead already stays there. */
    void setClock(Instant instant) {
        Answer answer = patience.until(() -> api.put("/dev/clock", "{\"now\":\"" + instant + "\"}"));
        if (answer.status() != 200 && answer.status() != 409) {
            throw new StackException("the clock could not be set: " + answer.text());
        }
    }

    /** Where the clock is now. */
    Instant clock() {
        Answer answer = patience.until(() -> api.get("/dev/clock"));
        return Instant.parse(answer.json().path("now").asText());
    }

    private static void join(List<CompletableFuture<Void>> all) {
        try {
            all.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackException known ? known : e;
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new StackException("an answer is not JSON: " + line, e);
        }
    }
}
