package loyalty.voucher.exchange;

import loyalty.voucher.domain.Rejection;

/** What points-service makes of a hold. */
sealed interface PointsAnswer {

    /** It is done, now or earlier. */
    record Done() implements PointsAnswer {}

    /** It was refused and is not done. */
    record Refused(Rejection.PointsRefused why) implements PointsAnswer {}

    /** There is no such hold. */
    record Unknown() implements PointsAnswer {}

    /** Nobody answered for certain: it may have been done or not. Every call can be repeated. */
    record Unavailable() implements PointsAnswer {}
}
