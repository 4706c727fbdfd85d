package loyalty.gateway.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.Balancer;
import loyalty.gateway.upstream.Calls;
import loyalty.gateway.upstream.Replica;
import loyalty.gateway.upstream.Replicas;
import org.jspecify.annotations.Nullable;

/** What the dev clock asks of the services. Whatever is away ends the advance with 503; the same call resumes it. */
@ApplicationScoped
class Services implements ClockedServices {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ONE_CALL = Duration.ofSeconds(30);

    private static final List<Owner> OWNERS = List.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER);

    private final Balancer balancer;
    private final Calls calls;
    private final Replicas replicas;
    private final ObjectMapper json;

    Services(Balancer balancer, Calls calls, Replicas replicas, ObjectMapper json) {
        this.balancer = balancer;
        this.calls = calls;
        this.replicas = replicas;
        this.json = json;
    }

    @Override
    public Instant now() {
        return Instant.parse(ask(Owner.POINTS, HttpMethod.GET, "/internal/clock", null)
                .path("now")
                .asText());
    }

    @Override
    public boolean isFrozen() {
        return ask(Owner.POINTS, HttpMethod.GET, "/internal/clock", null)
                .path("frozen")
                .asBoolean();
    }

    @Override
    public boolean hasMembers() {
        return ask(Owner.TIER, HttpMethod.GET, "/internal/members", null)
                .path("any")
                .asBoolean();
    }

    @Override
    public void set(Instant at) {
        all(HttpMethod.PUT, "/internal/clock", moment(at));
    }

    @Override
    public Map<Owner, Instant> nextDue() {
        Map<Owner, Future<Calls.Answer>> answers = new EnumMap<>(Owner.class);
        OWNERS.forEach(owner ->
                answers.put(owner, balancer.ask(owner, request(HttpMethod.GET, "/internal/due", null))));
        Map<Owner, Instant> next = new EnumMap<>(Owner.class);
        answers.forEach((owner, answer) -> instant(result(answer)).ifPresent(at -> next.put(owner, at)));
        return next;
    }

    @Override
    public Optional<Instant> runDue(Owner owner, Instant at) {
        return instant(ask(owner, HttpMethod.POST, "/internal/due", moment(at)));
    }

    @Override
    public boolean still() {
        List<JsonNode> looks = all(HttpMethod.GET, "/internal/consumer-lag", null);
        return looks.stream().allMatch(look -> isQuiet(look)) && allArrived(looks);
    }

    /** What is parked has come and is not applied: it is still on its way. */
    private static boolean isQuiet(JsonNode look) {
        return look.path("outbox").asLong() == 0 && look.path("parked").asLong() == 0;
    }

    /** Whether each has applied what anybody has seen on the partitions that it reads. */
    private static boolean allArrived(List<JsonNode> looks) {
        Map<String, Long> ends = new HashMap<>();
        looks.forEach(look -> look.path("ends")
                .properties()
                .forEach(end -> ends.merge(end.getKey(), end.getValue().asLong(), Math::max)));
        return looks.stream()
                .flatMap(look -> look.path("positions").properties().stream())
                .allMatch(position -> position.getValue().asLong() >= ends.getOrDefault(position.getKey(), 0L));
    }

    private static Optional<Instant> instant(JsonNode due) {
        return due.path("next").isTextual()
                ? Optional.of(Instant.parse(due.path("next").asText()))
                : Optional.empty();
    }

    private static String moment(Instant at) {
        return "{\"at\": \"" + at + "\"}";
    }

    private JsonNode ask(Owner owner, HttpMethod method, String path, @Nullable String body) {
        return result(balancer.ask(owner, request(method, path, body)));
    }

    private List<JsonNode> all(HttpMethod method, String path, @Nullable String body) {
        Stream<Replica> everybody = OWNERS.stream().flatMap(owner -> replicas.all(owner).stream());
        List<Future<Calls.Answer>> answers = everybody
                .map(replica -> calls.call(replica.api(), request(method, path, body), ONE_CALL))
                .toList();
        return answers.stream().map(this::result).toList();
    }

    private static Calls.Request request(HttpMethod method, String path, @Nullable String body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (body != null) {
            headers.set("Content-Type", "application/json");
        }
        return new Calls.Request(method, path, headers, Buffer.buffer(body == null ? "" : body), true);
    }

    private JsonNode result(Future<Calls.Answer> call) {
        try {
            Calls.Answer answer = call.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            if (answer.status() != 200) {
                throw away();
            }
            return json.readTree(answer.body().getBytes());
        } catch (CompletionException e) {
            throw away();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException away() {
        return new ProblemException(Problems.unavailable("A service or the broker is away; the same call goes on."));
    }
}
