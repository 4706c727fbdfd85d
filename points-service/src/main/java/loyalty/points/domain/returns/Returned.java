package loyalty.points.domain.returns;

import java.math.BigDecimal;
import java.time.Instant;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/**
 * A return that was accepted: what was answered and what is told about it follow from this alone, for ever.
 *
 * @param terms what it came to
 * @param reversed points of the order that it took back, those that had ended already and those now owed included
 * @param lapsed how many of these had ended already, so that no entry takes them
 * @param owed how many of these the member owes
 * @param at when it was posted, in business time
 * @param eventSeq the number of its event among the member's
 * @param reverseSeq the entry that takes points; null when none does
 * @param restoreSeq the entry that gives points back; null when none does
 * @param after the balance once it was posted
 */
public record Returned(
        String returnId,
        Instant returnedAt,
        ReturnTerms terms,
        long reversed,
        long lapsed,
        long owed,
        Instant at,
        long eventSeq,
        @Nullable Long reverseSeq,
        @Nullable Long restoreSeq,
        Balance after) {

    /**
     * What came back of a line of the order.
     *
     * @param id the line
     * @param quantity whole units, at least one
     * @param amount what they had cost, whoever paid it; over all returns of a line exactly what the line cost
     * @param redeemed what vouchers and store currency had paid of that; over all returns of a line exactly what they paid
     */
    public record Line(String id, long quantity, BigDecimal amount, BigDecimal redeemed) {}
}
