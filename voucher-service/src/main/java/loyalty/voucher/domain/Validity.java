package loyalty.voucher.domain;

import java.time.Instant;

/**
 * A span of time.
 *
 * @param from the first instant
 * @param until the exclusive end
 */
public record Validity(Instant from, Instant until) {

    public Validity {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a voucher begins before it ends");
        }
    }

    /** The same span, unless it ends earlier. */
    Validity atLeastUntil(Instant end) {
        return end.isAfter(until) ? new Validity(from, end) : this;
    }
}
