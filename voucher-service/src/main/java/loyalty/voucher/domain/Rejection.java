package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a wallet refuses. A refusal writes nothing and leaves the caller's id free. */
public sealed interface Rejection {

    /** The id was used for something else. */
    record IdempotencyMismatch() implements Rejection {}

    /** The price list has no such reward. */
    record UnknownReward() implements Rejection {}

    /** The reward is for other tiers. */
    record NotForTier() implements Rejection {}

    /**
     * The reward is not sold yet.
     *
     * @param from when it will be, for this member
     */
    record NotYetAvailable(Instant from) implements Rejection {}

    /** None is left, or its last day is over. */
    record OutOfStock() implements Rejection {}

    /**
     * A code cannot be used.
     *
     * @param reason why, as far as that may be told: only of a voucher that is the member's own and free
     */
    record VoucherNotUsable(Usability.@Nullable Reason reason) implements Rejection {}

    /**
     * Less store currency can be spent than is asked for.
     *
     * @param available what can be
     */
    record TooLittleCash(BigDecimal available) implements Rejection {}

    /** The order has redemptions already, of other lines or of another member: one order is one basket. */
    record RedemptionMismatch() implements Rejection {}

    /** The redemption was forgotten, and what it held is not free any more. */
    record RedemptionExpired() implements Rejection {}

    /**
     * The redemption ended otherwise: it was confirmed or cancelled.
     *
     * @param status where it is
     */
    record RedemptionEnded(String status) implements Rejection {}

    /**
     * The voucher is not one that waits or can be used.
     *
     * @param status where it is
     */
    record VoucherUnchangeable(String status) implements Rejection {}

    /**
     * Too many codes that are nobody's, or another member's, were tried.
     *
     * @param seconds how long guesses are held back
     */
    record TooManyGuesses(long seconds) implements Rejection {}

    /** A batch of codes cannot be made so. */
    sealed interface OfBatch extends Rejection {}

    /** The programme in force has no voucher of that id which codes of batches bring. */
    record UnknownCampaign() implements OfBatch {}

    /** The code that many are to have is one already, of the programme or of another batch. */
    record CodeTaken() implements OfBatch {}

    /** There is no such redemption. */
    record UnknownRedemption() implements Rejection {}

    /** There is no such voucher. */
    record UnknownVoucher() implements Rejection {}

    /** A voucher would have ended already by its new end. */
    record EndIsPast() implements Rejection {}

    /**
     * points-service refused to hold the points.
     *
     * @param code the last part of the problem's type
     * @param status the HTTP status
     * @param members what a program may want to read, by name
     */
    record PointsRefused(String code, String title, int status, String detail, Map<String, Object> members)
            implements Rejection {}

    /** points-service cannot be asked now: it may have been done or not. The same request may be repeated. */
    record PointsUnavailable() implements Rejection {}
}
