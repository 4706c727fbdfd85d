package loyalty.voucher.orders;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a return came to in this service, all of it money but the vouchers.
 *
 * @param payable what redemptions had left to pay of what came back
 * @param voucher what vouchers had paid of it
 * @param storeCurrency what store currency had paid of it
 * @param cancelled store currency that the order had earned, taken from what is left of it
 * @param withheld store currency that the order had earned and that was spent: kept back from the refund
 * @param restored store currency that can be spent again
 * @param vouchers those that can be used again
 */
record SettledView(
        BigDecimal payable,
        BigDecimal voucher,
        BigDecimal storeCurrency,
        BigDecimal cancelled,
        BigDecimal withheld,
        BigDecimal restored,
        List<GivenBack> vouchers) {

    /** A voucher that can be used again; the code is for the till that gives the goods' money back. */
    record GivenBack(String voucherId, String code) {}
}
