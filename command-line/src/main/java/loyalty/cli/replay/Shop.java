package loyalty.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import loyalty.cli.Api;
import loyalty.cli.Api.Answer;
import loyalty.cli.Patience;
import loyalty.local.StackException;

/** A checkout system that enrols customers, sends orders and moves the dev clock. */
final class Shop {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;
    private final Patience patience = new Patience();

    Shop(Api api) {
        this.api = api;
    }

    /** Enrols the customers as having joined on the day. */
    void enrol(List<String> customers, LocalDate joinedOn) {
        send(
                "/v1/members",
                customers,
                customer -> "{\"memberId\":\"%s\",\"joinedOn\":\"%s\"}".formatted(customer, joinedOn));
    }

    /** Sends the orders until each was taken. */
    void send(List<Sale> sales, String placedAt, String currency) {
        send("/v1/orders", sales, sale -> sale.json(placedAt, currency));
    }

    private <T> void send(String path, List<T> things, Function<T, String> json) {
        List<T> left = things;
        while (!left.isEmpty()) {
            String body = left.stream().map(json).collect(Collectors.joining("\n", "", "\n"));
            Answer answer = patience.until(() -> api.post(path, "application/x-ndjson", body));
            if (answer.status() >= 300) {
                throw new StackException("what was sent to " + path + " was refused: " + answer.text());
            }
            left = notTaken(left, answer.text().lines().toList());
        }
    }

    private static <T> List<T> notTaken(List<T> sent, List<String> lines) {
        if (lines.size() < sent.size()) {
            return sent.subList(lines.size(), sent.size());
        }
        List<T> again = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonNode line = parse(lines.get(i));
            int status = line.path("status").asInt();
            if (status == 429 || status == 503) {
                again.add(sent.get(i));
            } else if (status >= 300 || status == 0) {
                throw new StackException("it was refused: " + lines.get(i));
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

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new StackException("an answer is not JSON: " + line, e);
        }
    }
}
