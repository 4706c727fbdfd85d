package loyalty.points.vouchers;

import loyalty.points.domain.Rejection;

/**
 * What voucher-service makes of what it is asked.
 *
 * @param <T> what it answers when it has done it
 */
public sealed interface VoucherAnswer<T> {

    /** It is done, now or earlier. */
    record Done<T>(T value) implements VoucherAnswer<T> {}

    /** It was refused and is not done, nor will it be under this attempt. */
    record Refused<T>(Rejection.RefusedByVouchers why) implements VoucherAnswer<T> {}

    /** Nobody answered for certain: it may have been done or not. Every call can be repeated. */
    record Away<T>() implements VoucherAnswer<T> {}
}
