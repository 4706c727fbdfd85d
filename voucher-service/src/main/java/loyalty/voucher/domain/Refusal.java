package loyalty.voucher.domain;

import java.time.Instant;

/** Why a wallet refuses. A refusal writes nothing and leaves the caller's id free. */
public sealed interface Refusal {

    /** The id was used for something else. */
    record IdempotencyMismatch() implements Refusal {}

    /** The price list has no such reward. */
    record UnknownReward() implements Refusal {}

    /** The reward is for other tiers. */
    record NotForTier() implements Refusal {}

    /**
     * The reward is not sold yet.
     *
     * @param from when it will be, for this member
     */
    record NotYetAvailable(Instant from) implements Refusal {}

    /** None is left, or its last day is over. */
    record OutOfStock() implements Refusal {}
}
