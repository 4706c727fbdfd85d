package loyalty.points.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/**
 * Points set aside for a purchase that is not finished. They are part of the balance, but nobody else can spend them;
 * they neither expire nor count again before the hold has ended. Only an open hold can be moved on: what has ended has no
 * move.
 */
public sealed interface Hold {

    /** What was agreed when it was placed. */
    Terms terms();

    /** How it began. */
    Step placed();

    /** What happened to it last. */
    Step last();

    /** The id that the caller chose for it. */
    default String holdId() {
        return terms().holdId();
    }

    /** Whole points, at least one. */
    default long points() {
        return terms().points();
    }

    /** The order that they are to pay, if the till said so. */
    default @Nullable String orderId() {
        return terms().orderId();
    }

    /** The exclusive end: from then on they are free again. */
    default Instant expiresAt() {
        return terms().expiresAt();
    }

    /** From which lots they came, in the order in which they are spent; together {@link #points}. */
    default List<Part> parts() {
        return terms().parts();
    }

    /** Where it is now. */
    default Status status() {
        return last().status();
    }

    /**
     * How many of its points pay for an order: what the order costs, at most those held; where a part was captured for it
     * before, that part. A hold pays for one order only.
     *
     * @param orderId the order; null where it has no id yet
     * @param cost what the order costs in points; nothing where points have no money value, so that all that is held pays
     */
    default Outcome<Long> paysFor(@Nullable String orderId, OptionalLong cost) {
        String named = last().orderId();
        if (orderId != null && named != null && !named.equals(orderId)) {
            return Outcome.refused(new Rejection.HoldOfAnotherOrder(holdId(), status()));
        }
        return switch (this) {
            case Open open -> Outcome.done(Math.min(cost.orElse(open.points()), open.points()));
            case Ended ended
            when ended.status() == Status.CAPTURED && named != null ->
                Outcome.replayed(ended.last().captured());
            case Ended ended -> Outcome.refused(new Rejection.HoldEnded(holdId(), ended.status()));
        };
    }

    /** A hold as it stands in the tables: open unless a step ended it. */
    static Hold of(Terms terms, Step placed, @Nullable Step end) {
        return end == null ? new Open(terms, placed) : new Ended(terms, placed, end);
    }

    /** What does not change about it. */
    record Terms(String holdId, long points, @Nullable String orderId, Instant expiresAt, List<Part> parts) {

        public Terms {
            parts = List.copyOf(parts);
        }
    }

    /** It awaits its purchase. */
    record Open(Terms terms, Step placed) implements Hold {

        @Override
        public Step last() {
            return placed;
        }

        /** It is captured, released or has expired, and that is all that can become of it. */
        public Ended ended(
                Ending how,
                Instant at,
                long captured,
                @Nullable String order,
                long eventSeq,
                @Nullable Long entrySeq,
                Balance after) {
            return new Ended(terms, placed, new Step(how.status(), at, captured, order, eventSeq, entrySeq, after));
        }
    }

    /** Its points are spent or free again. */
    record Ended(Terms terms, Step placed, Step last) implements Hold {}

    /** How a hold ends. */
    enum Ending {
        CAPTURED(Status.CAPTURED),
        RELEASED(Status.RELEASED),
        EXPIRED(Status.EXPIRED);

        private final Status status;

        Ending(Status status) {
            this.status = status;
        }

        Status status() {
            return status;
        }
    }

    /** Points of one lot. */
    record Part(long seq, int part, long points) {}

    /** Where a hold is. */
    enum Status {
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
    record Step(
            Status status,
            Instant at,
            long captured,
            @Nullable String orderId,
            long eventSeq,
            @Nullable Long entrySeq,
            Balance after) {

        /** Whether it spent so many points for this order. */
        public boolean isCaptureOf(long points, @Nullable String order) {
            return status == Status.CAPTURED && captured == points && Objects.equals(orderId, order);
        }
    }
}
