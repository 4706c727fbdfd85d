package loyalty.voucher.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Holds and captures points in points-service. Every call can be repeated; one that was not answered may have been
 * done or not, and ends with 503.
 */
@ApplicationScoped
class PointsClient {

    private static final Logger LOG = Logger.getLogger(PointsClient.class);
    private static final Duration PATIENCE_TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> urls;
    private final ServiceToken token;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE_TO_CONNECT)
            .build();

    PointsClient(
            @ConfigProperty(name = "loyalty.points-urls") List<String> urls, ServiceToken token, ObjectMapper json) {
        this.urls = urls;
        this.token = token;
        this.json = json;
    }

    /** What points-service answered for certain. */
    sealed interface Answer {
        /** It is done, now or earlier. */
        record Done(JsonNode body) implements Answer {}

        /** It was refused and is not done. */
        record Refused(Problem why) implements Answer {}

        /** There is no such hold. */
        record Unknown() implements Answer {}
    }

    Answer hold(String holdId, String memberId, long points) {
        String body = json.createObjectNode()
                .put("memberId", memberId)
                .put("points", points)
                .toString();
        return certain(call("PUT", "/v1/holds/" + holdId, body, token.authorization()));
    }

    Answer capture(String holdId) {
        return certain(call("POST", "/v1/holds/" + holdId + "/capture", "", token.authorization()));
    }

    Answer release(String holdId) {
        return certain(call("POST", "/v1/holds/" + holdId + "/release", "", token.authorization()));
    }

    /** How many points a member can spend, as the caller may see it; nothing when that cannot be told now. */
    OptionalLong available(String memberId, String authorization) {
        try {
            HttpResponse<String> answer = call("GET", "/v1/members/" + memberId + "/points", "", authorization);
            return answer.statusCode() == 200
                    ? OptionalLong.of(parsed(answer).path("available").asLong())
                    : OptionalLong.empty();
        } catch (ProblemException e) {
            return OptionalLong.empty();
        }
    }

    private Answer certain(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200, 201 -> new Answer.Done(parsed(answer));
            case 404 -> new Answer.Unknown();
            case 409, 410 -> new Answer.Refused(problem(parsed(answer), answer.statusCode()));
            default -> {
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    LOG.errorf("points-service does not understand this service: %d", answer.statusCode());
                }
                throw away();
            }
        };
    }

    /** Every call can be repeated, so where one replica does not answer the next is asked. */
    private HttpResponse<String> call(String method, String path, String body, String authorization) {
        for (String url : urls) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .build();
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                LOG.debugf(e, "a points-service did not answer");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw away();
            }
        }
        throw away();
    }

    private JsonNode parsed(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw away();
        }
    }

    private static Problem problem(JsonNode body, int status) {
        String type = body.path("type").asText();
        Map<String, Object> members = new LinkedHashMap<>();
        body.properties().stream()
                .filter(field -> !List.of("type", "title", "status", "detail", "instance")
                        .contains(field.getKey()))
                .forEach(field -> members.put(field.getKey(), field.getValue()));
        return new Problem(
                type.substring(type.lastIndexOf('/') + 1),
                body.path("title").asText(),
                status,
                body.path("detail").asText(),
                null,
                members);
    }

    static ProblemException away() {
        return new ProblemException(Problems.unavailable("The same request may be repeated; it is completed then."));
    }
}
