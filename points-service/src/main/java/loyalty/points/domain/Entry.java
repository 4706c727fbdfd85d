package loyalty.points.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a member's journal. Never edited: a correction is another entry.
 *
 * @param seq counts the member's entries from 1, without gaps
 * @param points signed, never zero
 * @param after the balance once it was posted
 * @param lifetimeEarned points earned ever, net of returns, once it was posted
 * @param at when it was posted, in business time; never before the entry before it
 * @param cause what brought it, where that was an order
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
     * The order behind an entry.
     *
     * @param actor who sent it
     */
    public record Cause(String orderId, Instant placedAt, String programmeVersion, String actor) {}
}
