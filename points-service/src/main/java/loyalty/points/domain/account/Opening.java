package loyalty.points.domain.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import loyalty.points.domain.Hold;
import loyalty.points.domain.conversion.Conversions;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of an account beside its row.
 *
 * @param lots all on which the clock acts by now, and those that may be drawn on
 * @param holds all that end by now, and those that may be captured or released; their lots are among the lots
 * @param conversions what points become by themselves; then all lots that can be spent are there of an account that is due
 * @param othersDueAt when the clock acts on the first of what was left out; null when it never will
 */
public record Opening(
        Collection<Lot> lots,
        Collection<Hold> holds,
        Conversions conversions,
        @Nullable Instant othersDueAt) {

    /** Some lots, and nothing else. */
    public static Opening with(Collection<Lot> lots, @Nullable Instant othersDueAt) {
        return new Opening(lots, List.of(), Conversions.NONE, othersDueAt);
    }
}
