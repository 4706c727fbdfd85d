package loyalty.points.vouchers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import loyalty.api.calls.RefusedCall;
import loyalty.api.calls.ServiceCalls;
import loyalty.api.calls.ServiceToken;
import loyalty.points.domain.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Calls voucher-service. Every call can be repeated; one that was not answered may have been done or not. */
@ApplicationScoped
public class VoucherService {

    private static final Logger LOG = Logger.getLogger(VoucherService.class);
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServiceCalls calls;
    private final ServiceToken token;
    private final ObjectMapper json;

    VoucherService(
            @ConfigProperty(name = "loyalty.voucher-urls") List<String> urls, ServiceToken token, ObjectMapper json) {
        this.calls = new ServiceCalls(urls, PATIENCE);
        this.token = token;
        this.json = json;
    }

    /** Confirms the redemptions that an order names, under one attempt: all of them, or none. */
    public VoucherAnswer<RedeemedLines> confirm(String orderId, OrderToConfirm order) {
        return ask("PUT", "/internal/orders/" + orderId + "/redemptions", order, RedeemedLines.class);
    }

    /** What vouchers would take off an order, and what those pay that it names; changes nothing. */
    public VoucherAnswer<QuotedVouchers> quote(BasketToQuote order) {
        return ask("POST", "/internal/quotes", order, QuotedVouchers.class);
    }

    /** Takes back what an attempt confirmed; nothing is confirmed under it afterwards. */
    public VoucherAnswer<RedeemedLines> undo(String orderId, OrderToConfirm order) {
        return ask("POST", "/internal/orders/" + orderId + "/redemptions/undo", order, RedeemedLines.class);
    }

    /** Settles a return, once. */
    public VoucherAnswer<SettledReturn> settle(String orderId, String returnId, ReturnToSettle asked) {
        return ask("PUT", "/internal/orders/" + orderId + "/returns/" + returnId, asked, SettledReturn.class);
    }

    /** What a return would come to; changes nothing. */
    public VoucherAnswer<SettledReturn> wouldSettle(String orderId, ReturnToSettle asked) {
        return ask("POST", "/internal/orders/" + orderId + "/return-quotes", asked, SettledReturn.class);
    }

    private <T> VoucherAnswer<T> ask(String method, String path, Object body, Class<T> answer) {
        return token.authorization()
                .flatMap(authorization -> calls.call(method, path, text(body), authorization))
                .<VoucherAnswer<T>>map(response -> answer(response, answer))
                .orElseGet(VoucherAnswer.Away::new);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text and numbers can always be written", e);
        }
    }

    private <T> VoucherAnswer<T> answer(HttpResponse<String> response, Class<T> type) {
        int status = response.statusCode();
        try {
            return switch (status) {
                case OK -> new VoucherAnswer.Done<>(json.readValue(response.body(), type));
                case CONFLICT, GONE -> new VoucherAnswer.Refused<>(refusal(json.readTree(response.body()), status));
                default -> {
                    if (status < SERVER_ERROR && status != TOO_MANY_REQUESTS) {
                        LOG.errorf("voucher-service does not understand this service: %d", status);
                    }
                    yield new VoucherAnswer.Away<>();
                }
            };
        } catch (JsonProcessingException e) {
            LOG.debugf(e, "voucher-service was cut off in the middle of its answer");
            return new VoucherAnswer.Away<>();
        }
    }

    private static Rejection.RefusedByVouchers refusal(JsonNode problem, int status) {
        RefusedCall refused = RefusedCall.of(problem, status);
        return new Rejection.RefusedByVouchers(
                refused.code(), refused.title(), refused.status(), refused.detail(), refused.members());
    }
}
