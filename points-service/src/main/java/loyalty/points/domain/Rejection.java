package loyalty.points.domain;

import java.util.Map;
import loyalty.points.domain.account.Balance;

/** Why the ledger refuses. A refusal writes nothing and leaves the caller's id free. */
public sealed interface Rejection {

    /**
     * The id was used for something else.
     *
     * @param id the caller's id
     */
    record IdempotencyMismatch(String id) implements Rejection {}

    /**
     * Fewer points can be spent than were asked for.
     *
     * @param balance where the points are
     * @param asked whole points
     */
    record InsufficientPoints(Balance balance, long asked) implements Rejection {}

    /** There is no such hold of this member's. */
    record UnknownHold(String holdId) implements Rejection {}

    /**
     * The hold is not open any more.
     *
     * @param status where it is
     */
    record HoldEnded(String holdId, Hold.Status status) implements Rejection {}

    /**
     * The hold is for another order, or has paid for another.
     *
     * @param status where it is
     */
    record HoldOfAnotherOrder(String holdId, Hold.Status status) implements Rejection {}

    /**
     * More was to be captured than is held.
     *
     * @param held whole points
     * @param asked whole points
     */
    record MoreThanHeld(long held, long asked) implements Rejection {}

    /**
     * More was to be brought back of a line than is left of it.
     *
     * @param line the line's id
     * @param bought how many were bought
     * @param returned how many came back before
     * @param asked how many were to come back now
     */
    record ReturnExceedsOrder(String line, long bought, long returned, long asked) implements Rejection {}

    /** There is no such adjustment. */
    record UnknownAdjustment(String adjustmentId) implements Rejection {}

    /**
     * The adjustment does not await a decision any more, or not yet anything else.
     *
     * @param status where it is
     */
    record AlreadyDecided(String adjustmentId, Adjustment.Status status) implements Rejection {}

    /** Nobody approves what they asked for themselves. */
    record OwnRequest(String adjustmentId) implements Rejection {}

    /**
     * voucher-service refused to confirm what an order names.
     *
     * @param code the last part of the problem's type
     * @param status the HTTP status
     * @param members what a program may want to read, by name
     */
    record RefusedByVouchers(String code, String title, int status, String detail, Map<String, Object> members)
            implements Rejection {}

    /** voucher-service cannot be asked now: it may have been done or not. The same request may be repeated. */
    record VouchersAway() implements Rejection {}

    /** Somebody else has ended what was under way; whoever asked looks again. */
    record SettledOtherwise() implements Rejection {}

    /**
     * More than somebody may do alone.
     *
     * @param limit points in one move or in one day
     */
    record OverLimit(long limit) implements Rejection {}
}
