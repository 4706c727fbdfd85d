package loyalty.points.vouchers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member's vouchers would take off an order. The codes are for the till: never stored, never logged.
 *
 * @param vouchers each that the member has and has not used
 * @param redeemed what the redemptions that the order names would pay of its lines
 */
public record QuotedVouchers(List<Voucher> vouchers, List<RedeemedLines.Line> redeemed) {

    /**
     * What one voucher would take off what is left to pay, as a redemption of it alone would.
     *
     * @param amount money; nothing when it cannot be used
     * @param lines what it would take off each
     * @param reason why it cannot be used, in a word; null when it can
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Voucher(
            String code,
            boolean usable,
            BigDecimal amount,
            List<RedeemedLines.Line> lines,
            @Nullable String reason) {

        /** Says nothing of the code, so that it never stands in a log. */
        @Override
        public String toString() {
            return "a quote of a voucher";
        }
    }

    /** The lines that the redemptions pay. */
    public RedeemedLines redeemedLines() {
        return new RedeemedLines(redeemed);
    }
}
