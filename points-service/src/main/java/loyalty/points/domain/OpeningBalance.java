package loyalty.points.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an older system says a member has.
 *
 * @param lots points by their life, may be none
 * @param lifetimeEarned points earned there ever, at least those that are left
 * @param qualifying what counted towards the tiers there; null when nothing is said
 * @param programmeVersion the version in force
 */
public record OpeningBalance(
        String openingId,
        List<Part> lots,
        long lifetimeEarned,
        @Nullable BigDecimal qualifying,
        String programmeVersion) {

    public OpeningBalance {
        lots = List.copyOf(lots);
        qualifying = qualifying == null
                ? null
                : new BigDecimal(qualifying.stripTrailingZeros().toPlainString());
    }

    /**
     * Points with one life.
     *
     * @param points whole points, at least one
     * @param earnedAt when they were earned
     * @param expiresAt the exclusive end of their life; null when they have none
     */
    public record Part(
            long points, Instant earnedAt, @Nullable Instant expiresAt) {}

    /** All of it. */
    public long points() {
        return lots.stream().mapToLong(Part::points).reduce(0, Math::addExact);
    }
}
