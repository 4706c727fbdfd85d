package loyalty.points.domain.reference;

import java.math.BigInteger;

/** A fraction, as at school. */
record Q(BigInteger over, BigInteger under) implements Comparable<Q> {

    static final Q ZERO = of(0);

    Q {
        BigInteger divisor = over.gcd(under).multiply(BigInteger.valueOf(under.signum()));
        over = over.divide(divisor);
        under = under.divide(divisor);
    }

    static Q of(long whole) {
        return of(whole, 1);
    }

    static Q of(long over, long under) {
        return new Q(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    Q plus(Q more) {
        return new Q(over.multiply(more.under).add(more.over.multiply(under)), under.multiply(more.under));
    }

    Q minus(Q less) {
        return plus(less.times(of(-1)));
    }

    Q times(Q factor) {
        return new Q(over.multiply(factor.over), under.multiply(factor.under));
    }

    Q by(Q divisor) {
        return new Q(over.multiply(divisor.under), under.multiply(divisor.over));
    }

    Q min(Q other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Q max(Q other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Q floor() {
        BigInteger[] parts = over.divideAndRemainder(under);
        return new Q(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }

    /** To the nearest whole number, a half up; for what is not negative. */
    Q halfUp() {
        return plus(of(1, 2)).floor();
    }

    long whole() {
        if (!under.equals(BigInteger.ONE)) {
            throw new ArithmeticException(this + " is not whole");
        }
        return over.longValueExact();
    }

    @Override
    public int compareTo(Q other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    @Override
    public String toString() {
        return under.equals(BigInteger.ONE) ? over.toString() : over + "/" + under;
    }
}
