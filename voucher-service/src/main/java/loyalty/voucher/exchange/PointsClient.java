package loyalty.voucher.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import loyalty.api.calls.RefusedCall;
import loyalty.api.calls.ServiceCalls;
import loyalty.api.calls.ServiceToken;
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
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServiceCalls calls;
    private final ServiceToken token;
    private final ObjectMapper json;

    PointsClient(
            @ConfigProperty(name = "loyalty.points-urls") List<String> urls, ServiceToken token, ObjectMapper json) {
        this.calls = new ServiceCalls(urls, PATIENCE);
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
        return calls.call("GET", "/v1/members/" + memberId + "/points", "", authorization)
                .filter(answer -> answer.statusCode() == OK)
                .flatMap(this::parsed)
                .map(body -> OptionalLong.of(body.path("available").asLong()))
                .orElseGet(OptionalLong::empty);
    }

    private PointsAnswer certain(String method, String path, String body) {
        return token.authorization()
                .flatMap(authorization -> calls.call(method, path, body, authorization))
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

    private Optional<JsonNode> parsed(HttpResponse<String> answer) {
        try {
            return Optional.of(json.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Rejection.PointsRefused refusal(JsonNode body, int status) {
        RefusedCall refused = RefusedCall.of(body, status);
        return new Rejection.PointsRefused(
                refused.code(), refused.title(), refused.status(), refused.detail(), refused.members());
    }
}
