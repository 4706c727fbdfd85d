package loyalty.points.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Activity;
import loyalty.points.domain.Language;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.domain.Order;
import org.jspecify.annotations.Nullable;

/** What the ledger is asked to do. Everything that changes an account is one of these, and waits in the one queue. */
sealed interface Command {

    /** Whose account it changes. */
    Pseudonym member();

    /**
     * An order was completed.
     *
     * @param memberId the name behind the pseudonym, kept in the erasable table only
     * @param bodyHash the fingerprint of the request
     * @param actor who sent it
     * @param spoken the language of the first answer
     */
    record PlaceOrder(
            Pseudonym member,
            String memberId,
            Order order,
            byte[] bodyHash,
            String actor,
            Language spoken,
            @Nullable String traceparent)
            implements Command {}

    /**
     * A member did something that a programme may reward.
     *
     * @param memberId the name behind the pseudonym, kept in the erasable table only; null when nobody said it
     * @param bodyHash the fingerprint of the request
     * @param actor who sent it
     * @param spoken the language of the first answer
     */
    record RecordActivity(
            Pseudonym member,
            @Nullable String memberId,
            Activity activity,
            byte[] bodyHash,
            String actor,
            Language spoken,
            @Nullable String traceparent)
            implements Command {}

    /**
     * Goods of an order came back.
     *
     * @param lines how many units of which line
     * @param bodyHash the fingerprint of the request
     * @param actor who sent it
     * @param spoken the language of the first answer
     */
    record BringBack(
            Pseudonym member,
            String orderId,
            String returnId,
            Instant returnedAt,
            Map<String, Long> lines,
            byte[] bodyHash,
            String actor,
            Language spoken,
            @Nullable String traceparent)
            implements Command {}

    /**
     * A balance is taken over from an older system.
     *
     * @param memberId the name behind the pseudonym, kept in the erasable table only
     * @param bodyHash the fingerprint of the request
     */
    record TakeOver(Pseudonym member, String memberId, OpeningBalance opening, byte[] bodyHash, Agent agent)
            implements Command {}

    /** What is done to a hold, and with which trace. */
    sealed interface OfHold extends Command {

        /** The id that the caller chose for it. */
        String holdId();

        /** The W3C trace of the request, if it had one. */
        @Nullable
        String traceparent();
    }

    /**
     * Points are to be set aside.
     *
     * @param points whole points, at least one
     * @param orderId the order that they are to pay, if it has an id already
     * @param lasts for how long
     * @param bodyHash the fingerprint of the request
     */
    record PlaceHold(
            Pseudonym member,
            String holdId,
            long points,
            @Nullable String orderId,
            Duration lasts,
            byte[] bodyHash,
            @Nullable String traceparent)
            implements OfHold {}

    /**
     * Points that are held are to be spent.
     *
     * @param points how many; null for all
     * @param actor who asks
     */
    record CaptureHold(
            Pseudonym member,
            String holdId,
            @Nullable Long points,
            String actor,
            @Nullable String traceparent) implements OfHold {}

    /** Points that are held are to be let go. */
    record ReleaseHold(
            Pseudonym member,
            String holdId,
            String actor,
            @Nullable String traceparent) implements OfHold {}

    /**
     * Who does something for the shop.
     *
     * @param isSupervisor whether a supervisor's limits hold
     * @param origin from where, as far as the gateway says
     * @param traceparent the W3C trace of the request, if it had one
     */
    record Agent(
            String subject,
            boolean isSupervisor,
            @Nullable String origin,
            @Nullable String traceparent) {}

    /** What an agent does to an adjustment. */
    sealed interface OfAdjustment extends Command {

        /** The id that the caller chose for it. */
        String adjustmentId();

        /** Who does it. */
        Agent agent();
    }

    /**
     * A balance is to be corrected.
     *
     * @param memberId the name behind the pseudonym, kept in the erasable table only
     * @param points signed, never zero
     * @param note what the agent wrote, kept in the erasable table only
     * @param bodyHash the fingerprint of the request
     */
    record Adjust(
            Pseudonym member,
            String memberId,
            String adjustmentId,
            long points,
            String reason,
            @Nullable Note note,
            byte[] bodyHash,
            Agent agent)
            implements OfAdjustment {}

    /** An adjustment that awaits approval is to be posted or rejected. */
    record DecideAdjustment(Pseudonym member, String adjustmentId, boolean approved, Agent agent)
            implements OfAdjustment {}

    /** The inverse of an adjustment is to be posted. */
    record UndoAdjustment(Pseudonym member, String adjustmentId, Agent agent) implements OfAdjustment {}

    /** The clock has moved on: what fell due by then counts. */
    record Settle(Pseudonym member, Instant upTo) implements Command {}
}
