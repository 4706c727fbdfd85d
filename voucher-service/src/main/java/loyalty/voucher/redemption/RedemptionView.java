package loyalty.voucher.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.voucher.domain.Discount;

/**
 * A redemption for the till.
 *
 * @param payable what is left to pay
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RedemptionView(
        String redemptionId,
        String orderId,
        String status,
        List<DiscountView> discounts,
        BigDecimal payable,
        Instant expiresAt) {

    static final String STORE_CURRENCY = "storeCurrency";

    /**
     * What one thing takes off.
     *
     * @param code the code, or {@code storeCurrency}
     */
    record DiscountView(String code, BigDecimal amount, List<ShareView> lines) {

        static DiscountView of(String code, Discount discount, int decimals) {
            return new DiscountView(
                    code,
                    discount.amount().setScale(decimals),
                    discount.shares().stream()
                            .map(share ->
                                    new ShareView(share.lineId(), share.amount().setScale(decimals)))
                            .toList());
        }
    }

    /** What it takes off one line. */
    record ShareView(String id, BigDecimal amount) {}
}
