package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A tier reached, kept or lost.
 *
 * @param at since when it holds
 * @param tier the tier from then on
 * @param previous the tier until then
 * @param rateFrom the first day whose orders earn at the rate of {@code tier}
 * @param validUntil the exclusive end; null on the lowest tier
 * @param cause what made it change
 * @param programmeVersion the version whose ladder decided
 */
public record Change(
        Instant at,
        String tier,
        String previous,
        LocalDate rateFrom,
        @Nullable Instant validUntil,
        Cause cause,
        String programmeVersion) {

    /** What can make a tier change. */
    public enum Kind {
        /** A purchase passed a threshold. */
        REACHED,
        /** The status ended, and what was bought meanwhile earned it again. */
        KEPT,
        /** The status ended, and what was bought meanwhile supports less. */
        LAPSED,
        /** Late news took back what was thought to have happened. */
        CORRECTED;

        /** The word of events and history. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Why.
     *
     * @param orderId the order that tipped the scale, if one did
     * @param value what the member had collected
     * @param threshold what the tier asks for
     */
    public record Cause(Kind kind, @Nullable String orderId, BigDecimal value, BigDecimal threshold) {}
}
