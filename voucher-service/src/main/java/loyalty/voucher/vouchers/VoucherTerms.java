package loyalty.voucher.vouchers;

import java.math.BigDecimal;
import loyalty.programme.wallet.VoucherKind;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher promises.
 *
 * @param template the voucher or reward of the programme file
 * @param programmeVersion the version that promised it
 * @param kind the word of the API
 * @param value money or per cent, by kind; null where the kind has none
 * @param cause what brought it, such as {@code enrolment} or {@code tier:silver}
 */
public record VoucherTerms(
        String template,
        String programmeVersion,
        String kind,
        @Nullable BigDecimal value,
        String currency,
        String cause) {

    /** What is left of it before it is used: a credit is spent in parts, no other kind is. */
    @Nullable
    BigDecimal leftAtFirst() {
        return VoucherKind.CREDIT.word().equals(kind) ? value : null;
    }
}
