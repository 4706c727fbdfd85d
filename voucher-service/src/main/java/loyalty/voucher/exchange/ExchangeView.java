package loyalty.voucher.exchange;

import jakarta.validation.constraints.NotNull;
import loyalty.api.Ids;
import loyalty.api.forms.Id;
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

    /** What is asked for. */
    record Request(
            @NotNull(message = Ids.RULE) @Id @Nullable String memberId,

            @NotNull(message = "an id of the price list") @Id(message = "an id of the price list") @Nullable
            String reward) {}
}
