package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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

    /** Why support may not do what it asks for. */
    sealed interface OfSupport extends Rejection {}

    /** The programme has no such voucher that support may give, or not on this day. */
    record NoGoodwill() implements OfSupport {}

    /**
     * The reason is none of the programme's.
     *
     * @param known those that are
     */
    record UnknownReason(List<String> known) implements OfSupport {}

    /** There is no such issue of a voucher. */
    record UnknownIssue() implements OfSupport {}

    /**
     * Who asked for it does not decide it.
     *
     * @param status where it is
     */
    record OwnRequest(String status) implements OfSupport {}

    /**
     * Somebody decided it, or nobody had to.
     *
     * @param status where it is
     */
    record AlreadyDecided(String status) implements OfSupport {}

    /**
     * The voucher is worth more than one takes away alone.
     *
     * @param alone how much one may, in money
     * @param status where the voucher is
     */
    record WorthTooMuch(BigDecimal alone, String status) implements OfSupport {}

    /**
     * The voucher would live longer than one may make it alone.
     *
     * @param latest until when one may
     * @param status where the voucher is
     */
    record LivesTooLong(Instant latest, String status) implements OfSupport {}
}
