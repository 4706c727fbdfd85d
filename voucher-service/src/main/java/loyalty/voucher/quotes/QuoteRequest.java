package loyalty.voucher.quotes;

import loyalty.voucher.till.BasketRequest;
import org.jspecify.annotations.Nullable;

/**
 * What points-service asks for a till. Everything may be missing here; {@link QuoteVouchers} says what must not.
 *
 * @param orderId of the order, if it has one already
 */
record QuoteRequest(
        @Nullable String memberId,
        @Nullable String orderId,
        @Nullable BasketRequest basket) {}
