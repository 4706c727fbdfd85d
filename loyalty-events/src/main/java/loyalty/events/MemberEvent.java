package loyalty.events;

/** Something that happened to one member; its key on the bus is the member's pseudonym, so each member's are in order. */
public sealed interface MemberEvent extends LoyaltyEvent
        permits MemberEnrolled,
                MemberAttributesChanged,
                PointsEarned,
                PointsActivated,
                PointsExpired,
                PointsHeld,
                PointsRedeemed,
                PointsReleased,
                PointsAdjusted,
                PointsReturned,
                PointsConverted,
                PointsExtended,
                ActivityRecorded,
                PointsOpened,
                TierProgressed,
                TierChanged,
                TierAtRisk,
                VoucherIssued,
                VoucherExpired,
                StoreCurrencyIssued,
                StoreCurrencyOpened,
                StoreCurrencyExpired,
                VoucherStarted,
                VoucherReserved,
                VoucherReleased,
                VoucherRestored,
                VoucherRedeemed,
                VoucherCancelled,
                StoreCurrencyReserved,
                StoreCurrencyReleased,
                StoreCurrencyRestored,
                StoreCurrencyCancelled,
                StoreCurrencySpent,
                VoucherExtended {

    /** Whom it concerns. */
    Pseudonym member();
}
