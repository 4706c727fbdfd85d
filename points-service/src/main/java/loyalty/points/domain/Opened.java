package loyalty.points.domain;

import java.time.Instant;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/**
 * An opening balance that was accepted: what was answered and what is told about it follow from this alone, for ever.
 *
 * @param at when it was posted, in business time
 * @param eventSeq the number of its event among the member's
 * @param entrySeq the entry that brought the points; null when there were none
 * @param after the balance once it was posted
 */
public record Opened(
        OpeningBalance opening,
        Instant at,
        long eventSeq,
        @Nullable Long entrySeq,
        Balance after) {}
