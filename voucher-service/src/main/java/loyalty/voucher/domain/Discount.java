package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one thing takes off a basket.
 *
 * @param voucherId the voucher; null for store currency
 * @param amount money, more than zero, the sum of the shares
 * @param shares by line, each more than zero
 */
public record Discount(@Nullable String voucherId, BigDecimal amount, List<Share> shares) {

    /** What it takes off one line. */
    public record Share(String lineId, BigDecimal amount) {}

    /** What several take off, by line, in the order in which they come to it. */
    public static Map<String, BigDecimal> byLine(List<Discount> discounts) {
        Map<String, BigDecimal> byLine = new LinkedHashMap<>();
        discounts.forEach(discount ->
                discount.shares().forEach(share -> byLine.merge(share.lineId(), share.amount(), BigDecimal::add)));
        return byLine;
    }

    static Discount of(@Nullable String voucherId, List<Share> shares) {
        List<Share> some =
                shares.stream().filter(share -> share.amount().signum() > 0).toList();
        return new Discount(voucherId, some.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add), some);
    }
}
