package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.account.Renewal;
import org.jspecify.annotations.Nullable;

/**
 * What the programme makes of an order or an activity.
 *
 * @param programmeVersion the version in force when it was done
 * @param tier the tier whose rate was used
 * @param points whole points, zero or more
 * @param availableAt from when they can be spent; null when there are none
 * @param expiresAt the exclusive end of their life; null when they have none
 * @param rules how the points came about
 * @param qualifying what it adds towards the tiers
 * @param given what was counted of the member before: with it, the same rules make the same of it for ever
 * @param counted what has to be added to that
 * @param renewal how activity prolongs the life of the points; null when it does not, and for what is read back
 */
public record Earned(
        String programmeVersion,
        String tier,
        long points,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt,
        List<Explanation.RuleApplied> rules,
        Qualifying qualifying,
        Counts given,
        Counts counted,
        @Nullable Renewal renewal) {

    public Earned {
        rules = List.copyOf(rules);
        if (points < 0 || (points > 0 && availableAt == null)) {
            throw new IllegalArgumentException("points earned are not negative, and say from when they count");
        }
    }

    /**
     * What an order adds towards the tiers.
     *
     * @param metric what the ladder counts, such as {@code spend}
     * @param added in that metric: money with the currency's decimals, or a whole number
     */
    public record Qualifying(String metric, BigDecimal added) {}
}
