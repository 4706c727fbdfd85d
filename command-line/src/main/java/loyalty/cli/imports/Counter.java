package loyalty.cli.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import loyalty.cli.Api;
import loyalty.cli.Api.Answer;
import loyalty.cli.Patience;
import loyalty.local.StackException;

/** Hands records in at the API, and tells which were refused. */
final class Counter implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 32;
    private static final int REFUSED = 300;
    private static final int BUSY = 429;
    private static final int AWAY = 503;

    private final Api checkout;
    private final Api marketer;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    Counter(Api checkout, Api marketer) {
        this.checkout = checkout;
        this.marketer = marketer;
    }

    /** Hands in records of one kind until each was taken or refused; the refused ones, each with the answer. */
    List<String> handIn(List<Record> records) {
        return switch (records.getFirst().kind()) {
            case ORDER -> inBulk("/v1/orders", records);
            case MEMBER -> inBulk("/v1/members", records);
            case OPENING_BALANCE -> oneByOne(records);
            case UNKNOWN ->
                records.stream()
                        .map(record -> refusal(record, "neither an order nor an opening balance nor a member"))
                        .toList();
        };
    }

    private List<String> inBulk(String path, List<Record> records) {
        List<String> refused = new ArrayList<>();
        List<Record> left = records;
        while (!left.isEmpty()) {
            String body = left.stream().map(Record::text).collect(Collectors.joining("\n", "", "\n"));
            Answer answer = new Patience().until(() -> checkout.post(path, "application/x-ndjson", body));
            if (answer.status() >= REFUSED) {
                throw new StackException("what was sent to " + path + " was refused: " + answer.text());
            }
            left = again(left, answer.text().lines().toList(), refused);
        }
        return refused;
    }

    private static List<Record> again(List<Record> sent, List<String> answers, List<String> refused) {
        List<Record> again = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            int status =
                    i < answers.size() ? parse(answers.get(i)).path("status").asInt() : AWAY;
            if (status == BUSY || status == AWAY) {
                again.add(sent.get(i));
            } else if (status >= REFUSED) {
                refused.add(refusal(sent.get(i), answers.get(i)));
            }
        }
        return again;
    }

    private List<String> oneByOne(List<Record> records) {
        List<Future<List<String>>> answers = new ArrayList<>();
        records.forEach(record -> answers.add(threads.submit(() -> put(record))));
        List<String> refused = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            try {
                refused.addAll(answer.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("interrupted", e);
            } catch (ExecutionException e) {
                throw new StackException("an opening balance could not be sent: " + e.getCause(), e);
            }
        }
        return refused;
    }

    private List<String> put(Record record) {
        String id = URLEncoder.encode(record.openingBalanceId(), StandardCharsets.UTF_8);
        Answer answer = new Patience().until(() -> marketer.put("/v1/opening-balances/" + id, record.body()));
        return answer.status() < REFUSED ? List.of() : List.of(refusal(record, answer.text()));
    }

    private static String refusal(Record record, String reason) {
        return "line " + record.number() + "\t" + reason + "\t" + record.text();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new StackException("an answer is not JSON: " + line, e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
