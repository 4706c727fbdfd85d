package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import org.apache.commons.numbers.fraction.BigFraction;

/** Exact numbers of points: whole ones, decimals, and those that have no end, such as a third. */
public final class Fractions {

    private static final BigInteger FIVE = BigInteger.valueOf(5);

    /** The largest denominator that is kept: so any fraction that is kept fits into columns of 65 digits. */
    private static final BigInteger FINEST = BigInteger.TEN.pow(40);

    private Fractions() {}

    /** A decimal, exactly. */
    public static BigFraction of(BigDecimal decimal) {
        return quotient(decimal, BigDecimal.ONE);
    }

    /**
     * What so many points for every {@code per} come to, exactly.
     *
     * @param per more than zero
     */
    static BigFraction quotient(BigDecimal dividend, BigDecimal per) {
        int shift = dividend.scale() - per.scale();
        BigInteger over = dividend.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, -shift)));
        BigInteger under = per.unscaledValue().multiply(BigInteger.TEN.pow(Math.max(0, shift)));
        return BigFraction.of(over, under);
    }

    static BigFraction sum(Collection<BigFraction> parts) {
        return parts.stream().reduce(BigFraction.ZERO, BigFraction::add);
    }

    static BigFraction least(BigFraction one, BigFraction other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Rounded to whole points. */
    static long whole(BigFraction exact, RoundingMode mode) {
        return exact.bigDecimalValue(0, mode).longValueExact();
    }

    /** As a decimal where that has an end, otherwise as a fraction such as {@code 1/3}. */
    public static String text(BigFraction exact) {
        BigInteger under = exact.getDenominator();
        BigInteger odd = under.shiftRight(under.getLowestSetBit());
        while (odd.mod(FIVE).signum() == 0) {
            odd = odd.divide(FIVE);
        }
        return odd.equals(BigInteger.ONE)
                ? new BigDecimal(exact.getNumerator())
                        .divide(new BigDecimal(under))
                        .toPlainString()
                : exact.getNumerator() + "/" + under;
    }

    /**
     * What {@link #text} says.
     *
     * @throws NumberFormatException when it is neither a decimal nor a fraction
     */
    public static BigFraction read(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(new BigDecimal(text))
                : BigFraction.of(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    /**
     * The same number as long as it can be kept. One whose denominator has more than forty digits, which takes many versions
     * whose rates divide by numbers that have nothing in common, is rounded up to forty decimals: nobody loses a point by it.
     */
    public static BigFraction kept(BigFraction exact) {
        return exact.getDenominator().compareTo(FINEST) <= 0
                ? exact
                : of(exact.bigDecimalValue(40, RoundingMode.CEILING));
    }
}
