package loyalty.points.vouchers;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import loyalty.api.calls.CallAnswer;
import loyalty.api.calls.RefusedCall;
import loyalty.api.calls.ServiceClient;
import loyalty.api.calls.ServiceToken;
import loyalty.points.domain.Rejection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Calls voucher-service. Every call can be repeated; one that was not answered may have been done or not. */
@ApplicationScoped
public class VoucherService {

    private static final Logger LOG = Logger.getLogger(VoucherService.class);
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final ServiceClient<VoucherApi> client;
    private final ServiceToken token;

    VoucherService(
            @ConfigProperty(name = "loyalty.voucher-urls") List<URI> urls, ServiceToken token, ObjectMapper json) {
        this.client = new ServiceClient<>(VoucherApi.class, urls, DEADLINE, json);
        this.token = token;
    }

    /** Confirms the redemptions that an order names, under one attempt: all of them, or none. */
    public VoucherAnswer<RedeemedLines> confirm(String orderId, OrderToConfirm order) {
        return ask(RedeemedLines.class, (api, authorization) -> api.confirm(authorization, orderId, order));
    }

    /** What vouchers would take off an order, and what those pay that it names; changes nothing. */
    public VoucherAnswer<QuotedVouchers> quote(BasketToQuote order) {
        return ask(QuotedVouchers.class, (api, authorization) -> api.quote(authorization, order));
    }

    /** Takes back what an attempt confirmed; nothing is confirmed under it afterwards. */
    public VoucherAnswer<RedeemedLines> undo(String orderId, OrderToConfirm order) {
        return ask(RedeemedLines.class, (api, authorization) -> api.undo(authorization, orderId, order));
    }

    /** Settles a return, once. */
    public VoucherAnswer<SettledReturn> settle(String orderId, String returnId, ReturnToSettle asked) {
        return ask(SettledReturn.class, (api, authorization) -> api.settle(authorization, orderId, returnId, asked));
    }

    /** What a return would come to; changes nothing. */
    public VoucherAnswer<SettledReturn> wouldSettle(String orderId, ReturnToSettle asked) {
        return ask(SettledReturn.class, (api, authorization) -> api.wouldSettle(authorization, orderId, asked));
    }

    private <T> VoucherAnswer<T> ask(Class<T> type, BiFunction<VoucherApi, String, T> call) {
        return token.authorization()
                .map(authorization -> client.call(type, api -> call.apply(api, authorization)))
                .map(VoucherService::answer)
                .orElseGet(VoucherAnswer.Away::new);
    }

    private static <T> VoucherAnswer<T> answer(CallAnswer<T> answer) {
        return switch (answer) {
            case CallAnswer.Done<T>(T value) -> new VoucherAnswer.Done<>(value);
            case CallAnswer.Refused<T>(RefusedCall refused) -> refused(refused);
            case CallAnswer.Unanswered<T>() -> new VoucherAnswer.Away<>();
        };
    }

    private static <T> VoucherAnswer<T> refused(RefusedCall refused) {
        int status = refused.status();
        if (status == CONFLICT || status == GONE) {
            return new VoucherAnswer.Refused<>(new Rejection.RefusedByVouchers(
                    refused.code(), refused.title(), status, refused.detail(), refused.members()));
        }
        if (status != TOO_MANY_REQUESTS) {
            LOG.errorf("voucher-service does not understand this service: %d", status);
        }
        return new VoucherAnswer.Away<>();
    }
}
