package loyalty.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import loyalty.local.StackException;

/** The API of a running system as one caller sees it. Connections are kept. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http;
    private final String base;
    private final String token;

    /** Calls below the base URL with the token. */
    public Api(String base, String token) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.base = base;
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param text the body
     * @param replayed whether it is the answer of an earlier, equal request
     */
    public record Answer(int status, String text, boolean replayed) {
        /** Whether the caller should come again: too busy, or something behind is away. */
        public boolean isLater() {
            return status == 429 || status == 502 || status == 503 || status == 504;
        }

        /** The body as JSON; missing if it is none. */
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /** Reads. */
    public Optional<Answer> get(String path) {
        return send(request(path).GET());
    }

    /** Reads a body while it comes, of whatever length; nothing if nobody answers, or not with 200. */
    public Optional<InputStream> stream(String path) {
        return send(request(path).GET(), BodyHandlers.ofInputStream()).flatMap(response -> {
            if (response.statusCode() == OK) {
                return Optional.of(response.body());
            }
            return Optional.empty();
        });
    }

    /** Puts a JSON body; nothing if nobody answers. */
    public Optional<Answer> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** Posts a body of that type; nothing if nobody answers. */
    public Optional<Answer> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    private Optional<Answer> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString()).map(response -> {
            boolean replayed =
                    response.headers().firstValue("Idempotent-Replayed").isPresent();
            return new Answer(response.statusCode(), response.body(), replayed);
        });
    }

    private <T> Optional<HttpResponse<T>> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return Optional.of(http.send(request.build(), handler));
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
