package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member is about to lose a tier ({@code tier.at-risk.v1}, from tier-service). Sent once for each end of a status and
 * each number of days ahead that the programme names.
 *
 * @param at when it was found
 * @param ladder the ladder of the programme
 * @param tier the tier now
 * @param projected the tier afterwards, if nothing more is collected
 * @param validUntil the exclusive end of the status
 * @param daysAhead how many days ahead the programme wants this to be said
 * @param needed what is missing to keep it, in the ladder's metric; null where it cannot be kept
 * @param programmeVersion the version whose ladder decided
 */
public record TierAtRisk(
        Pseudonym member,
        Instant at,
        String ladder,
        String tier,
        String projected,
        Instant validUntil,
        int daysAhead,
        @Nullable BigDecimal needed,
        String programmeVersion)
        implements MemberEvent {}
