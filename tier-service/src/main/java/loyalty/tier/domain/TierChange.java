package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tier reached, kept or lost.
 *
 * @param at since when it holds
 * @param tier the tier from then on
 * @param previous the tier until then
 * @param rateFrom the first day whose orders earn at the rate of {@code tier}
 * @param validUntil the exclusive end; null where there is none
 * @param cause what made it change
 * @param programmeVersion the version whose ladder decided
 */
public record TierChange(
        Instant at,
        String tier,
        String previous,
        LocalDate rateFrom,
        @Nullable Instant validUntil,
        Cause cause,
        String programmeVersion) {

    /** The same change of somebody who held another tier until then. */
    TierChange after(String other) {
        return new TierChange(at, tier, other, rateFrom, validUntil, cause, programmeVersion);
    }

    /** What can make a tier change. */
    public enum Kind {
        /** A threshold was passed. */
        REACHED,
        /** The status ended, and what was collected meanwhile earned it again. */
        KEPT,
        /** The status ended without being kept; it lasts a little longer, in which it still can be. */
        GRACE,
        /** The status ended, and what was collected meanwhile supports less. */
        LAPSED,
        /** What supported it came back. */
        RETURNED,
        /** Support gave it. */
        GRANTED,
        /** What support gave has ended. */
        ENDED,
        /** Late events took back what was thought to have happened. */
        CORRECTED;

        /** The word of events and history. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why.
     *
     * @param id the order or activity that tipped the scale, or the override; null when time alone did
     * @param value what the member had collected
     * @param threshold what the tier asks for
     */
    public record Cause(Kind kind, @Nullable String id, BigDecimal value, BigDecimal threshold) {}
}
