package loyalty.voucher.quotes;

import jakarta.validation.constraints.NotNull;
import loyalty.api.Ids;
import loyalty.api.forms.Id;
import loyalty.voucher.till.BasketRequest;
import org.jspecify.annotations.Nullable;

/**
 * What points-service asks for a till. {@link QuoteVouchers} judges what needs the programme.
 *
 * @param orderId of the order, if it has one already
 */
record QuoteRequest(
        @NotNull(message = Ids.RULE) @Id @Nullable String memberId,
        @Id @Nullable String orderId,
        @NotNull(message = "an order is expected") @Nullable BasketRequest basket) {}
