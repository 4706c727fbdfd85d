package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one rule brings, before anything is rounded or capped.
 *
 * @param rule its id in the programme
 * @param input what went in: money, or a number of things
 * @param rate what brings it, for a reader
 * @param points with their fraction
 */
public record RulePart(String rule, BigDecimal input, String rate, BigDecimal points) {

    /** More digits than any rate and any amount need; what has more, has no end. */
    static final int DIGITS = 10;

    /** Points for money. */
    static BigDecimal forMoney(BigDecimal amount, BigDecimal rate, BigDecimal per, boolean step) {
        return step
                ? amount.divide(per, 0, RoundingMode.FLOOR).multiply(rate)
                : amount.multiply(rate).divide(per, DIGITS, RoundingMode.FLOOR);
    }

    /** A rate for a reader: {@code 1.25}, or {@code 10/50.00}. */
    static String words(BigDecimal rate, BigDecimal per) {
        String times = rate.stripTrailingZeros().toPlainString();
        return per.compareTo(BigDecimal.ONE) == 0 ? times : times + "/" + per.toPlainString();
    }

    public RulePart atMost(BigDecimal most) {
        return points.compareTo(most) <= 0 ? this : new RulePart(rule, input, rate, most);
    }
}
