package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * Something that counts towards a tier.
 *
 * @param orderId the order
 * @param placedAt when it was made
 * @param spend money by the basis of the programme
 * @param points points that it earned
 */
public record Fact(String orderId, Instant placedAt, BigDecimal spend, long points) {

    /** The order of the business: by time of purchase, then by id; never by time of arrival. */
    public static final Comparator<Fact> BY_TIME =
            Comparator.comparing(Fact::placedAt).thenComparing(Fact::orderId);
}
