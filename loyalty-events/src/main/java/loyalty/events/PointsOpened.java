package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A balance was taken over from an older system ({@code points.opened.v1}, from points-service).
 *
 * @param at when it was posted
 * @param openingId the caller's id of the opening balance
 * @param points whole points that the older system had, zero or more
 * @param lifetimeEarned whole points that were earned there ever
 * @param qualifying what counted towards the tiers there, in the metric of the ladder; null when nothing was said
 * @param programmeVersion the version in force
 */
public record PointsOpened(
        Pseudonym member,
        Instant at,
        String openingId,
        long points,
        long lifetimeEarned,
        @Nullable BigDecimal qualifying,
        String programmeVersion)
        implements MemberEvent {}
