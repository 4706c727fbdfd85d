package loyalty.voucher.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import loyalty.api.calls.CallAnswer;
import loyalty.api.calls.RefusedCall;
import loyalty.api.calls.ServiceClient;
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
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Somebody looks at a screen; what cannot be told is left out. */
    private static final Duration LOOK_DEADLINE = Duration.ofSeconds(1);

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ServiceClient<PointsApi> client;
    private final ServiceClient<PointsApi> looks;
    private final ServiceToken token;

    PointsClient(@ConfigProperty(name = "loyalty.points-urls") List<URI> urls, ServiceToken token, ObjectMapper json) {
        this.client = new ServiceClient<>(PointsApi.class, urls, DEADLINE, json);
        this.looks = new ServiceClient<>(PointsApi.class, urls, LOOK_DEADLINE, json);
        this.token = token;
    }

    /** Holds points of a member. */
    PointsAnswer hold(String holdId, String memberId, long points) {
        PointsApi.PointsToHold asked = new PointsApi.PointsToHold(memberId, points);
        return certain((api, authorization) -> api.hold(authorization, holdId, asked));
    }

    /** Spends the points of a hold. */
    PointsAnswer capture(String holdId) {
        return certain((api, authorization) -> api.capture(authorization, holdId));
    }

    /** Gives the points of a hold back. */
    PointsAnswer release(String holdId) {
        return certain((api, authorization) -> api.release(authorization, holdId));
    }

    /** How many points a member can spend, as the caller may see it; nothing when that cannot be told now. */
    OptionalLong available(String memberId, String authorization) {
        return looks.call(PointsApi.Balance.class, api -> api.points(authorization, memberId))
                        instanceof CallAnswer.Done<PointsApi.Balance>(PointsApi.Balance balance)
                ? OptionalLong.of(balance.available())
                : OptionalLong.empty();
    }

    private PointsAnswer certain(BiFunction<PointsApi, String, JsonNode> call) {
        return token.authorization()
                .map(authorization -> client.call(JsonNode.class, api -> call.apply(api, authorization)))
                .map(PointsClient::answer)
                .orElseGet(PointsAnswer.Unavailable::new);
    }

    private static PointsAnswer answer(CallAnswer<JsonNode> answer) {
        return switch (answer) {
            case CallAnswer.Done<JsonNode>(JsonNode hold) -> new PointsAnswer.Done();
            case CallAnswer.Refused<JsonNode>(RefusedCall refused) -> refused(refused);
            case CallAnswer.Unanswered<JsonNode>() -> new PointsAnswer.Unavailable();
        };
    }

    private static PointsAnswer refused(RefusedCall refused) {
        int status = refused.status();
        return switch (status) {
            case NOT_FOUND -> new PointsAnswer.Unknown();
            case CONFLICT, GONE ->
                new PointsAnswer.Refused(new Rejection.PointsRefused(
                        refused.code(), refused.title(), status, refused.detail(), refused.members()));
            default -> {
                if (status != TOO_MANY_REQUESTS) {
                    LOG.errorf("points-service does not understand this service: %d", status);
                }
                yield new PointsAnswer.Unavailable();
            }
        };
    }
}
