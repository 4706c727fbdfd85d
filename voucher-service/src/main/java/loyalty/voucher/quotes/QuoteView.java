package loyalty.voucher.quotes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import loyalty.voucher.domain.Discount;
import org.jspecify.annotations.Nullable;

/**
 * What each voucher of a wallet would take off, alone. The codes are for the till: never stored, never logged.
 *
 * @param redeemed what the redemptions that the order uses pay of its lines; nothing where it names none
 */
record QuoteView(List<VoucherQuote> vouchers, List<ShareView> redeemed) {

    /**
     * What one voucher would take off.
     *
     * @param amount money; nothing when it cannot be used
     * @param reason why it cannot be used, if so
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VoucherQuote(
            String code,
            boolean usable,
            BigDecimal amount,
            List<ShareView> lines,
            @Nullable String reason) {

        static VoucherQuote of(String code, Discount discount, int decimals) {
            List<ShareView> lines = discount.shares().stream()
                    .map(share -> new ShareView(share.lineId(), share.amount().setScale(decimals)))
                    .toList();
            return new VoucherQuote(code, true, discount.amount().setScale(decimals), lines, null);
        }

        static VoucherQuote not(String code, @Nullable String reason, int decimals) {
            return new VoucherQuote(code, false, BigDecimal.ZERO.setScale(decimals), List.of(), reason);
        }

        /** Says nothing of the code, so that it never stands in a log. */
        @Override
        public String toString() {
            return "a quote of a voucher";
        }
    }

    /** What is taken off one line. */
    record ShareView(String id, BigDecimal amount) {

        /** What several discounts take off, line by line. */
        static List<ShareView> sums(List<Discount> discounts, int decimals) {
            return Discount.byLine(discounts).entrySet().stream()
                    .map(line -> new ShareView(line.getKey(), line.getValue().setScale(decimals)))
                    .toList();
        }
    }
}
