package loyalty.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import loyalty.gateway.testing.Doubles;

/** Keeps the lines of a stream, as they come. */
record Lines(Queue<String> read) implements Flow.Subscriber<String> {

    /** The ids among them. */
    static List<Long> ids(Queue<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.valueOf(line.substring("id:".length()).strip()))
                .toList();
    }

    /** The names of the events among them. */
    static List<String> events(Queue<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()).strip())
                .toList();
    }

    /** The lines of a member's stream, as they come; from behind an event, or from now on. */
    static Queue<String> open(HttpClient http, String memberId, String lastEventId) {
        String token = Doubles.tokens().of("member", memberId);
        URI stream = URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/members/" + memberId + "/stream");
        HttpRequest.Builder request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        CompletableFuture<HttpResponse<Void>> reading =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
        assertThat(reading).isNotCompletedExceptionally();
        return lines;
    }

    /** The streams of members, once all of them have begun. */
    static List<Queue<String>> allOpen(HttpClient http, List<String> members) {
        List<Queue<String>> streams =
                members.stream().map(member -> open(http, member, "")).toList();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(streams)
                        .allSatisfy(lines -> assertThat(lines).isNotEmpty()));
        return streams;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        read.add(line);
    }

    @Override
    public void onError(Throwable failure) {
        read.add("failed: " + failure);
    }

    @Override
    public void onComplete() {
        read.add("ended");
    }
}
