package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.time.Instant;
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

    /** The redemption was forgotten, and what it held is not free any more. */
    record RedemptionExpired() implements Rejection {}

    /**
     * The redemption is settled otherwise.
     *
     * @param status where it is
     */
    record RedemptionSettled(String status) implements Rejection {}

    /**
     * The voucher is not one that waits or can be used.
     *
     * @param status where it is
     */
    record VoucherSettled(String status) implements Rejection {}

    /** Too many codes that cannot be used were tried. */
    record TooManyGuesses() implements Rejection {}
}
