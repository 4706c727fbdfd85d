package loyalty.cli.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private static final JsonFactory TOKENS = new JsonFactory();
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

    /** Hands in a batch until each record was taken or refused; the refused ones by line, each with the reason. */
    List<String> handIn(Batch batch) {
        Map<Long, String> refused = new TreeMap<>();
        List<Record> known = batch.known();
        if (!known.isEmpty()) {
            switch (known.getFirst().kind()) {
                case ORDER -> inBulk("/v1/orders", known, refused);
                case MEMBER -> inBulk("/v1/members", known, refused);
                case OPENING_BALANCE -> oneByOne(known, refused);
                case UNKNOWN -> throw new IllegalStateException("what is known is of a kind");
            }
        }
        batch.records().stream()
                .filter(record -> !record.fault().isEmpty())
                .forEach(record -> refused.put(record.number(), record.refused(record.fault())));
        return List.copyOf(refused.values());
    }

    private void inBulk(String path, List<Record> records, Map<Long, String> refused) {
        List<Record> left = new ArrayList<>(records);
        new Patience().until(() -> {
            String body = left.stream().map(Record::text).collect(Collectors.joining("\n", "", "\n"));
            Optional<Answer> answer = checkout.post(path, "application/x-ndjson", body);
            if (answer.isEmpty() || answer.get().isLater()) {
                return answer;
            }
            if (answer.get().status() >= REFUSED) {
                throw new StackException("what was sent to " + path + " was refused: "
                        + answer.get().text());
            }
            settle(left, answer.get().text().lines().toList(), refused);
            return left.isEmpty() ? answer : Optional.empty();
        });
    }

    /** Leaves those that are to be sent again. */
    private static void settle(List<Record> sent, List<String> answers, Map<Long, String> refused) {
        List<Record> again = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Record record = sent.get(i);
            int status = i < answers.size() ? status(answers.get(i)) : AWAY;
            if (status == BUSY || status == AWAY) {
                again.add(record);
            } else if (status >= REFUSED) {
                refused.put(record.number(), record.refused(answers.get(i)));
            }
        }
        sent.clear();
        sent.addAll(again);
    }

    private void oneByOne(List<Record> records, Map<Long, String> refused) {
        Map<Record, Future<Answer>> answers = new LinkedHashMap<>();
        records.forEach(record -> answers.put(record, threads.submit(() -> put(record))));
        answers.forEach((record, future) -> {
            Answer answer = await(future);
            if (answer.status() >= REFUSED) {
                refused.put(record.number(), record.refused(answer.text()));
            }
        });
    }

    private static Answer await(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (ExecutionException e) {
            throw new StackException("an opening balance could not be sent: " + e.getCause(), e);
        }
    }

    private Answer put(Record record) {
        String id = URLEncoder.encode(record.openingBalanceId(), StandardCharsets.UTF_8);
        return new Patience().until(() -> marketer.put("/v1/opening-balances/" + id, record.body()));
    }

    /** The status in a line of an answer. */
    private static int status(String answer) {
        try (JsonParser parser = TOKENS.createParser(answer)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isStatus = parser.currentName().equals("status");
                parser.nextToken();
                if (isStatus) {
                    return parser.getIntValue();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new StackException("an answer is not JSON: " + answer, e);
        }
        throw new StackException("an answer has no status: " + answer);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
