package loyalty.points.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/**
 * Points set aside for a purchase that is not finished. They are part of the balance, but nobody else can spend them;
 * they neither end nor count again before the hold has ended.
 *
 * @param points whole points, at least one
 * @param orderId the order that they are to pay, if the till said so
 * @param expiresAt the exclusive end: from then on they are free again
 * @param parts from which lots they came, in the order in which they are spent; together {@code points}
 * @param placed how it began
 * @param ended how it ended; null while it is open
 */
public record Hold(
        String holdId,
        long points,
        @Nullable String orderId,
        Instant expiresAt,
        List<Part> parts,
        Step placed,
        @Nullable Step ended) {

    public Hold {
        parts = List.copyOf(parts);
    }

    /** Points of one lot. */
    public record Part(long seq, int part, long points) {}

    /** Where a hold is. */
    public enum Status {
        HELD,
        CAPTURED,
        RELEASED,
        EXPIRED;

        /** The word for it in the API and in the tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The status with this word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Something that happened to a hold: its answer and its event follow from this alone. Never edited.
     *
     * @param status where the hold was afterwards
     * @param at when, in business time
     * @param captured points that were spent for good
     * @param orderId the order that they pay, as far as it was known then
     * @param eventSeq the number of its event among the member's
     * @param entrySeq the entry that spends them; null when nothing was spent
     * @param after the balance afterwards
     */
    public record Step(
            Status status,
            Instant at,
            long captured,
            @Nullable String orderId,
            long eventSeq,
            @Nullable Long entrySeq,
            Balance after) {}

    /** Where it is now. */
    public Status status() {
        return last().status();
    }

    /** What happened to it last. */
    public Step last() {
        return ended == null ? placed : ended;
    }

    public Hold endedBy(Step step) {
        return new Hold(holdId, points, orderId, expiresAt, parts, placed, step);
    }
}
