package loyalty.tier.review;

import loyalty.tier.domain.Activity;
import loyalty.tier.domain.Purchase;
import loyalty.tier.domain.Return;

/** Something of a member that counts towards tiers, as it arrived. */
public sealed interface QualifyingEvent {

    /** An order. */
    record Bought(Purchase purchase) implements QualifyingEvent {}

    /** Something of an order that came back. */
    record Returned(Return back) implements QualifyingEvent {}

    /** Anything else that a member did. */
    record Did(Activity activity) implements QualifyingEvent {}
}
