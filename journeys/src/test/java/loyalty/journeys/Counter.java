package loyalty.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a member can do at the counter of a shop: each call until it is decided; null where it was refused. */
final class Counter {

    /** What a counter is refused for good; all else that is not a success would be a fault of this test or of the system. */
    private static final Set<Integer> REFUSED = Set.of(404, 409);

    private static final Set<Integer> LATER = Set.of(429, 503);

    private final RunningSystem system;
    private final String till;
    private final String member;
    private final String memberId;
    String refusal = "";

    Counter(RunningSystem system, String till, String member, String memberId) {
        this.system = system;
        this.till = till;
        this.member = member;
        this.memberId = memberId;
    }

    @Nullable
    JsonNode put(String path, Object body) throws IOException {
        String text = body.toString();
        return decided(path, () -> system.put(path, till, text));
    }

    @Nullable
    JsonNode post(String path) throws IOException {
        return decided(path, () -> system.post(path, till, "{}"));
    }

    /** Of the member, as the member sees it. */
    JsonNode get(String path) throws IOException {
        return found("/v1/members/" + memberId + path, member);
    }

    /** The price list in points, as the member sees it. */
    JsonNode rewards() throws IOException {
        JsonNode list = found("/v1/rewards", member);
        return list.has("items") ? list.get("items") : list;
    }

    /** As the till sees it. */
    JsonNode look(String path) throws IOException {
        return found(path, till);
    }

    private JsonNode found(String path, String token) throws IOException {
        JsonNode found = decided(path, () -> system.get(path, token));
        if (found == null) {
            throw new AssertionError(path + ": " + refusal);
        }
        return found;
    }

    private @Nullable JsonNode decided(String path, Call call) throws IOException {
        HttpResponse<String> answer = await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(60))
                .until(call::made, made -> !LATER.contains(made.statusCode()));
        if (REFUSED.contains(answer.statusCode())) {
            JsonNode problem = RunningSystem.JSON.readTree(answer.body());
            refusal = problem.path("type").asText().replaceFirst(".*/", "")
                    + problem.path("reason").asText("");
            return null;
        }
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
        }
        return RunningSystem.JSON.readTree(answer.body());
    }

    private interface Call {
        HttpResponse<String> made() throws IOException;
    }
}
