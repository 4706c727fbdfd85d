package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits money by weight so that the parts add up to the last unit (largest remainder, the earlier part first). */
public final class Split {

    private Split() {}

    /**
     * The parts of an amount.
     *
     * @param total what is split, at most the sum of the weights, which are not negative
     * @param decimals of the currency; neither the total nor a weight has more
     * @return as many parts as weights, none more than its weight
     */
    public static List<BigDecimal> of(BigDecimal total, List<BigDecimal> weights, int decimals) {
        BigInteger units = units(total, decimals);
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> rests = new ArrayList<>();
        BigInteger sum =
                weights.stream().map(weight -> units(weight, decimals)).reduce(BigInteger.ZERO, BigInteger::add);
        if (units.compareTo(sum) > 0) {
            throw new IllegalArgumentException("more is split than there is");
        }
        for (BigDecimal weight : weights) {
            BigInteger[] share = sum.signum() == 0
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                    : units.multiply(units(weight, decimals)).divideAndRemainder(sum);
            shares.add(share[0]);
            rests.add(share[1]);
        }
        int left = units.subtract(shares.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(rests::get).reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        return shares.stream().map(share -> new BigDecimal(share, decimals)).toList();
    }

    private static BigInteger units(BigDecimal amount, int decimals) {
        return amount.setScale(decimals).unscaledValue();
    }
}
