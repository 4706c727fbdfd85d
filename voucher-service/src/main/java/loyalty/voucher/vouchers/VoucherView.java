package loyalty.voucher.vouchers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A voucher as it is shown; the code only to its owner. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VoucherView(
        String voucherId,
        @Nullable String code,
        String kind,
        @Nullable BigDecimal value,
        String status,
        Instant validFrom,
        Instant validUntil,
        String cause,
        String text) {

    /** For whom the code is not meant. */
    public VoucherView withoutCode() {
        return new VoucherView(voucherId, null, kind, value, status, validFrom, validUntil, cause, text);
    }
}
