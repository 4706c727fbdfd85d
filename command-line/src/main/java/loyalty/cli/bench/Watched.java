package loyalty.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loyalty.cli.Api;
import loyalty.cli.bench.load.Orders;
import loyalty.local.StackException;
import org.HdrHistogram.Histogram;

/**
 * A member who buys and looks at the phone meanwhile: how long it takes from the answer to an order until the stream has
 * shown both the points and what counts for the tier.
 */
final class Watched {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PRICE = 10;

    private final Api till;
    private final HttpRequest stream;
    private final String memberId;
    private final String currency;
    private Iterator<String> lines = Collections.emptyIterator();

    Watched(String gateway, String checkout, String support, String memberId, String currency) {
        this.till = new Api(gateway, checkout);
        this.memberId = memberId;
        this.currency = currency;
        this.stream = HttpRequest.newBuilder(URI.create(gateway + "/v1/members/" + memberId + "/stream"))
                .header("Authorization", "Bearer " + support)
                .build();
    }

    /** Enrols the member and opens the stream; it is open when this returns. */
    Watched opened(HttpClient http) {
        expect(till.put("/v1/members/" + memberId, "{}").orElseThrow(() -> new StackException("nobody answers")));
        try {
            lines = http.send(stream, BodyHandlers.ofLines()).body().iterator();
            return this;
        } catch (IOException e) {
            throw new StackException("a stream could not be opened: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /** Buys again and again until a time; milliseconds go into the histogram. */
    void until(long endNanos, Histogram millis) {
        try {
            for (int orders = 1; System.nanoTime() < endNanos; orders++) {
                buy(orders);
                long answered = System.nanoTime();
                awaitShown(lines, orders * PRICE, answered);
                synchronized (millis) {
                    millis.recordValue((System.nanoTime() - answered) / 1_000_000);
                }
            }
        } catch (UncheckedIOException e) {
            throw new StackException("a stream ended: " + e.getMessage(), e);
        }
    }

    private void buy(int number) {
        String orderId = memberId + "-" + number;
        String now = Instant.now().toString();
        expect(till.put("/v1/orders/" + orderId, Orders.json(orderId, memberId, now, currency))
                .orElseThrow());
    }

    private static void expect(Api.Answer answer) {
        if (answer.status() != 201) {
            throw new StackException("a watched member was answered " + answer.status() + ": " + answer.text());
        }
    }

    /** Reads the stream until both parts are as they are to be. */
    private static void awaitShown(Iterator<String> lines, long value, long since) {
        Map<String, Boolean> shown = new ConcurrentHashMap<>();
        String event = "";
        while (shown.size() < 2) {
            if (System.nanoTime() - since > PATIENCE.toNanos() || !lines.hasNext()) {
                throw new StackException("a stream did not show what was bought: " + shown.keySet());
            }
            String line = lines.next();
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:") && shows(event, line.substring("data:".length()), value)) {
                shown.put(event, true);
            }
        }
    }

    private static boolean shows(String event, String data, long value) {
        try {
            JsonNode part = JSON.readTree(data);
            return switch (event) {
                case "points" -> part.at("/lifetimeEarned").asLong() >= value;
                case "tier" ->
                    new BigDecimal(part.at("/qualifying/value").asText("0")).compareTo(BigDecimal.valueOf(value)) >= 0;
                default -> false;
            };
        } catch (JsonProcessingException e) {
            throw new StackException("a stream sent what is no JSON: " + data, e);
        }
    }
}
