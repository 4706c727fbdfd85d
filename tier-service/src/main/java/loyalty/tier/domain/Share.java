package loyalty.tier.domain;

import java.math.BigDecimal;

/**
 * What an order, or what came back of it, is worth to a ladder.
 *
 * @param spend money by the basis
 * @param points points earned, or taken back
 * @param orders one when something of the order counts by the basis, else zero
 */
public record Share(BigDecimal spend, long points, long orders) {}
