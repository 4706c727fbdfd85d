package loyalty.voucher.returns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import loyalty.events.Pseudonym;

/**
 * A return as it was settled with what its order used and earned; never edited. All amounts are money, zero or more.
 *
 * @param member whose order it was
 * @param returned how many of each line had come back by then
 * @param payable what redemptions had left to pay of what came back
 * @param voucher what vouchers had paid of it
 * @param storeCurrency what store currency had paid of it
 * @param cancelled store currency that the order had earned, taken from what is left of it
 * @param withheld store currency that the order had earned and that was spent
 * @param restored store currency that came back
 * @param vouchers ids of those that came back
 */
public record SettledReturn(
        String orderId,
        String returnId,
        Pseudonym member,
        Map<String, Long> returned,
        BigDecimal payable,
        BigDecimal voucher,
        BigDecimal storeCurrency,
        BigDecimal cancelled,
        BigDecimal withheld,
        BigDecimal restored,
        List<String> vouchers) {

    public SettledReturn {
        returned = Map.copyOf(returned);
        vouchers = List.copyOf(vouchers);
    }

    /** The same return, its amounts with so many decimals. */
    public SettledReturn with(int decimals) {
        return new SettledReturn(
                orderId,
                returnId,
                member,
                returned,
                payable.setScale(decimals),
                voucher.setScale(decimals),
                storeCurrency.setScale(decimals),
                cancelled.setScale(decimals),
                withheld.setScale(decimals),
                restored.setScale(decimals),
                vouchers);
    }
}
