package loyalty.voucher.exchange;

import loyalty.voucher.vouchers.VoucherView;
import org.jspecify.annotations.Nullable;

/** An exchange for a reader; the voucher once it is completed. */
record ExchangeView(
        String exchangeId,
        @Nullable String memberId,
        String reward,
        long points,
        String status,
        @Nullable VoucherView voucher) {

    /** What is asked for. Everything may be missing here; the resource says what must not. */
    record Request(@Nullable String memberId, @Nullable String reward) {}
}
