package loyalty.programme;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A line of the price list in points.
 *
 * @param reward its id
 * @param points its price
 * @param amount what the voucher takes off
 * @param validDays how long the voucher lives
 * @param text by language
 */
public record Reward(String reward, long points, BigDecimal amount, int validDays, Map<String, String> text) {}
