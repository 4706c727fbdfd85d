package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import loyalty.programme.Offer;
import loyalty.programme.Programme;
import loyalty.programme.news.KnownProgrammes;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.domain.Voucher;
import org.jspecify.annotations.Nullable;

/** Shows vouchers in a reader's language; the code only where it may be seen. */
@ApplicationScoped
public class VoucherViews {

    private final CodeVault codes;
    private final KnownProgrammes programmes;

    VoucherViews(CodeVault codes, KnownProgrammes programmes) {
        this.codes = codes;
        this.programmes = programmes;
    }

    /** The voucher as it is at an instant, whether a sweep has run or not. */
    public VoucherView present(Vouchers.Row row, Instant now, boolean withCode, List<String> languages) {
        return view(row, row.state(now), withCode, languages);
    }

    /** The voucher as it was issued: what an answer tells again for ever. */
    public VoucherView issued(Vouchers.Row row) {
        return view(row, Voucher.given(row.firstValidity(), row.issuedAt()), true, List.of());
    }

    /** The code, for whom it is meant. */
    public String code(Vouchers.Row row) {
        return codes.open(row.codeCipher(), row.codeKey());
    }

    private VoucherView view(Vouchers.Row row, Voucher voucher, boolean withCode, List<String> languages) {
        Programme programme = programmes.named(row.programmeVersion());
        return new VoucherView(
                row.voucherId(),
                withCode ? code(row) : null,
                row.kind(),
                shown(row.value(), programme),
                voucher.status(),
                voucher.validity().from(),
                voucher.validity().until(),
                row.cause(),
                Programme.textIn(
                        programme.offer(row.template()).map(Offer::text).orElse(Map.of("en", row.template())),
                        languages));
    }

    private static @Nullable BigDecimal shown(@Nullable BigDecimal value, Programme programme) {
        return value == null ? null : value.setScale(programme.amountDecimals());
    }
}
