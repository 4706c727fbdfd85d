package loyalty.points.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/**
 * A balance that support corrects, with all that happened to the correction. Above a limit it awaits a second pair of
 * eyes and has moved nothing yet.
 *
 * @param points signed, never zero
 * @param reason one of the programme's reasons
 * @param programmeVersion the version in force when it was asked for
 * @param needsApproval whether it was above what its author may do alone
 * @param steps what happened, in order; the first is that it was asked for
 */
public record Adjustment(
        String adjustmentId,
        long points,
        String reason,
        String programmeVersion,
        boolean needsApproval,
        List<Step> steps) {

    public Adjustment {
        steps = List.copyOf(steps);
    }

    /** Where an adjustment is. */
    public enum Status {
        AWAITING_APPROVAL,
        POSTED,
        REJECTED,
        UNDONE;

        /** The word for it in the API and in the tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The status with this word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * Something that happened to it: the answer and the event follow from this alone. Never edited.
     *
     * @param status where it was afterwards
     * @param actor who did it
     * @param at when, in business time
     * @param points what it moved; zero when the balance stayed
     * @param entrySeq the entry that it posted; null when it posted none
     * @param eventSeq the number of its event; null when it posted nothing
     * @param after the balance afterwards
     */
    public record Step(
            Status status,
            String actor,
            Instant at,
            long points,
            @Nullable Long entrySeq,
            @Nullable Long eventSeq,
            Balance after) {}

    /** Where it is now. */
    public Status status() {
        return steps.getLast().status();
    }

    /** Who asked for it. */
    public String author() {
        return steps.getFirst().actor();
    }

    public Adjustment with(Step step) {
        return new Adjustment(
                adjustmentId,
                points,
                reason,
                programmeVersion,
                needsApproval,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }
}
