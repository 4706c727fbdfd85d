package loyalty.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member reached, kept or lost a tier ({@code tier.changed.v1}, from tier-service).
 *
 * @param at since when the tier holds: the time of its cause, which may lie in the past
 * @param ladder the ladder of the programme
 * @param tier the tier from now on
 * @param previous the tier until now
 * @param rateFrom the first day, in the programme's zone, whose orders earn at the rate of {@code tier}
 * @param validUntil the exclusive end of the status; null when it has none
 * @param cause what made it change
 * @param programmeVersion the version whose ladder decided
 */
public record TierChanged(
        Pseudonym member,
        Instant at,
        String ladder,
        String tier,
        String previous,
        LocalDate rateFrom,
        @Nullable Instant validUntil,
        Cause cause,
        String programmeVersion)
        implements MemberEvent {

    /**
     * Why a tier changed.
     *
     * @param kind {@code reached}, {@code kept}, {@code grace}, {@code lapsed}, {@code returned}, {@code granted},
     *     {@code ended} or {@code corrected}
     * @param orderId the order or activity that tipped the scale, or of which something came back, if one did
     * @param overrideId the override by which support gave the tier, if it did
     * @param value what the member had collected in the window, in the ladder's metric
     * @param threshold what the tier asks for
     */
    public record Cause(
            String kind,
            @Nullable String orderId,
            @Nullable String overrideId,
            BigDecimal value,
            BigDecimal threshold) {}
}
