package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Offer;
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
    public VoucherView present(MemberVoucher voucher, Instant now, boolean withCode, List<String> languages) {
        return view(voucher, voucher.life().at(now), voucher.value(), withCode, languages);
    }

    /** The voucher as it was issued: what an answer tells again for ever. */
    public VoucherView issued(MemberVoucher voucher) {
        return view(voucher, voucher.issue().life(), voucher.issue().terms().value(), true, List.of());
    }

    /** The code, for whom it is meant. */
    public String code(MemberVoucher voucher) {
        return codes.open(voucher.code());
    }

    private VoucherView view(
            MemberVoucher voucher, Voucher life, @Nullable BigDecimal value, boolean withCode, List<String> languages) {
        VoucherTerms terms = voucher.issue().terms();
        Programme programme = programmes.named(terms.programmeVersion());
        return new VoucherView(
                voucher.voucherId(),
                withCode ? code(voucher) : null,
                terms.kind(),
                shown(value, programme),
                life.status(),
                life.validity().from(),
                life.validity().until(),
                terms.cause(),
                Programme.textIn(
                        programme.offer(terms.template()).map(Offer::text).orElse(Map.of("en", terms.template())),
                        languages));
    }

    private static @Nullable BigDecimal shown(@Nullable BigDecimal value, Programme programme) {
        return value == null ? null : value.setScale(programme.amountDecimals());
    }
}
