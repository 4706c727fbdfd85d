package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line of an order of which something comes back. Of whatever belongs to the whole line, each step of its return takes
 * what the whole comes to by then, less what it came to before: so the last step takes the remainder, and no step is
 * negative.
 *
 * @param quantity bought, one at least
 * @param amount what the whole line cost, after its own discount
 * @param redeemed what the order knew of it as paid by redemptions
 * @param before how many had come back before
 * @param after how many have come back now
 * @param decimals of the currency, to which every step is rounded, with however many an amount comes from a table
 */
public record ReturnedLine(
        String id,
        String kind,
        boolean counts,
        long quantity,
        BigDecimal amount,
        BigDecimal redeemed,
        long before,
        long after,
        int decimals) {

    public ReturnedLine {
        if (before < 0 || after < before || quantity < after) {
            throw new IllegalArgumentException("what comes back was bought, and did not come back before");
        }
    }

    /** What this step takes of something that belongs to the whole line. */
    public BigDecimal step(BigDecimal whole) {
        return upTo(after, whole).subtract(upTo(before, whole));
    }

    /** What has come back by now of something that belongs to the whole line. */
    public BigDecimal returned(BigDecimal whole) {
        return upTo(after, whole);
    }

    /** What of its price stays with the member and counts, as the order knew what was paid. */
    public BigDecimal staying() {
        BigDecimal paid = amount.subtract(redeemed);
        return paid.subtract(upTo(after, paid));
    }

    /** Whether nothing of it is left with the member. */
    public boolean isBack() {
        return after == quantity;
    }

    boolean isGoods() {
        return kind.equals("goods");
    }

    private BigDecimal upTo(long units, BigDecimal whole) {
        return whole.multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(quantity), decimals, RoundingMode.HALF_UP);
    }
}
