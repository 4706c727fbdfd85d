package loyalty.points.domain.account;

import java.time.Instant;
import loyalty.points.domain.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * One line of a member's journal. Never edited: a correction is another entry.
 *
 * @param seq counts the member's entries from 1, without gaps
 * @param points signed, never zero
 * @param after the balance once it was posted
 * @param lifetimeEarned points earned ever, net of returns, once it was posted
 * @param at when it was posted, in business time; never before the entry before it
 * @param cause what brought it; null when that was the clock
 * @param eventSeq the number of the event that is made from this entry; null when another row tells it
 */
public record Entry(
        long seq,
        EntryKind kind,
        long points,
        Balance after,
        long lifetimeEarned,
        Instant at,
        @Nullable Cause cause,
        @Nullable Long eventSeq,
        Explanation explanation) {

    /**
     * Who or what brought an entry.
     *
     * @param orderId the order behind it, if there is one
     * @param placedAt when that order was placed
     * @param programmeVersion the version whose rules were applied, if rules were
     * @param actor who sent it
     * @param reason the reason given, if one was
     */
    public record Cause(
            @Nullable String orderId,
            @Nullable Instant placedAt,
            @Nullable String programmeVersion,
            String actor,
            @Nullable String reason) {}
}
