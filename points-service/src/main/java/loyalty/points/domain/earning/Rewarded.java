package loyalty.points.domain.earning;

import java.time.Instant;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/**
 * An activity that was accepted: what was answered and what is told about it follow from this alone, for ever.
 *
 * @param at when it was posted, in business time
 * @param eventSeq the number of its event among the member's
 * @param entrySeq the entry that it earned; null when it earned nothing
 * @param pending how many of the points earned had to wait when it was posted
 * @param after the balance once it was posted
 */
public record Rewarded(
        Activity activity,
        Earned earned,
        Instant at,
        long eventSeq,
        @Nullable Long entrySeq,
        long pending,
        Balance after) {}
