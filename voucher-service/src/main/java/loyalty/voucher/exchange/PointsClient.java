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
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import loyalty.voucher.domain.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Holds and captures points in points-service. Every call can be repeated; one that was not answered may have been
 * done or not.
 */
@ApplicationScoped
class PointsClient {

    private static final Logger LOG = Logger.getLogger(PointsClient.class);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int ATTEMPTS_MIN = 2;
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

    /** Holds points of a member. */
    PointsAnswer hold(String holdId, String memberId, long points) {
        String body = json.createObjectNode()
                .put("memberId", memberId)
                .put("points", points)
                .toString();
        return certain("PUT", "/v1/holds/" + holdId, body);
    }

    /** Spends the points of a hold. */
    PointsAnswer capture(String holdId) {
        return certain("POST", "/v1/holds/" + holdId + "/capture", "");
    }

    /** Gives the points of a hold back. */
    PointsAnswer release(String holdId) {
        return certain("POST", "/v1/holds/" + holdId + "/release", "");
    }

    /** How many points a member can spend, as the caller may see it; nothing when that cannot be told now. */
    OptionalLong available(String memberId, String authorization) {
        return call("GET", "/v1/members/" + memberId + "/points", "", authorization)
                .filter(answer -> answer.statusCode() == OK)
                .flatMap(this::parsed)
                .map(body -> OptionalLong.of(body.path("available").asLong()))
                .orElseGet(OptionalLong::empty);
    }

    private PointsAnswer certain(String method, String path, String body) {
        return token.authorization()
                .flatMap(authorization -> call(method, path, body, authorization))
                .map(this::answer)
                .orElseGet(PointsAnswer.Unavailable::new);
    }

    private PointsAnswer answer(HttpResponse<String> answer) {
        int status = answer.statusCode();
        return switch (status) {
            case OK, CREATED -> parsed(answer).isPresent() ? new PointsAnswer.Done() : new PointsAnswer.Unavailable();
            case NOT_FOUND -> new PointsAnswer.Unknown();
            case CONFLICT, GONE ->
                parsed(answer)
                        .<PointsAnswer>map(body -> new PointsAnswer.Refused(refusal(body, status)))
                        .orElseGet(PointsAnswer.Unavailable::new);
            default -> {
                if (status < SERVER_ERROR && status != TOO_MANY_REQUESTS) {
                    LOG.errorf("points-service does not understand this service: %d", status);
                }
                yield new PointsAnswer.Unavailable();
            }
        };
    }

    /**
     * Every call can be repeated, so where one replica does not answer the next is asked; the only one is asked again
     * unless it let the time pass, since a connection that it had closed while idle tells nothing about it.
     */
    private Optional<HttpResponse<String>> call(String method, String path, String body, String authorization) {
        for (int attempt = 0; attempt < Math.max(ATTEMPTS_MIN, urls.size()); attempt++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(urls.get(attempt % urls.size()) + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Authorization", authorization)
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .build();
            try {
                return Optional.of(http.send(request, BodyHandlers.ofString()));
            } catch (HttpTimeoutException e) {
                LOG.debugf(e, "a points-service did not answer in time");
                if (attempt + 1 >= urls.size()) {
                    return Optional.empty();
                }
            } catch (IOException e) {
                LOG.debugf(e, "a points-service did not answer");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> parsed(HttpResponse<String> answer) {
        try {
            return Optional.of(json.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Rejection.PointsRefused refusal(JsonNode body, int status) {
        String type = body.path("type").asText();
        Map<String, Object> members = new LinkedHashMap<>();
        body.properties().stream()
                .filter(field -> !List.of("type", "title", "status", "detail", "instance")
                        .contains(field.getKey()))
                .forEach(field -> members.put(field.getKey(), field.getValue()));
        return new Rejection.PointsRefused(
                type.substring(type.lastIndexOf('/') + 1),
                body.path("title").asText(),
                status,
                body.path("detail").asText(),
                members);
    }
}
