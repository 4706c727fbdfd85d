package loyalty.points.vouchers;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a return came to in voucher-service, all of it money but the vouchers.
 *
 * @param payable what redemptions had left to pay of what came back
 * @param voucher what vouchers had paid of it
 * @param storeCurrency what store currency had paid of it
 * @param cancelled store currency that the order had earned, taken from what is left of it
 * @param withheld store currency that the order had earned and that was spent: kept back from the refund
 * @param restored store currency that can be spent again
 * @param vouchers those that can be used again
 */
public record SettledReturn(
        BigDecimal payable,
        BigDecimal voucher,
        BigDecimal storeCurrency,
        BigDecimal cancelled,
        BigDecimal withheld,
        BigDecimal restored,
        List<GivenBack> vouchers) {

    /** A voucher that can be used again, and its code for the till; never stored with its code. */
    public record GivenBack(String voucherId, String code) {}

    /** What the goods that came back had cost. */
    public BigDecimal goods() {
        return payable.add(voucher).add(storeCurrency);
    }
}
