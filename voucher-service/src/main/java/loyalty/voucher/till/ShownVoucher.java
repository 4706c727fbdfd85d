package loyalty.voucher.till;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import loyalty.programme.wallet.Offer;
import loyalty.voucher.domain.Till;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.vouchers.MemberVoucher;

/**
 * A voucher that is shown at a till and can be used.
 *
 * @param life of the voucher, at this instant
 * @param offer as its programme version describes it
 */
public record ShownVoucher(MemberVoucher voucher, Voucher.Issued life, Offer offer) {

    /**
     * In which order vouchers of a kind are applied: the one that ends first, then the greater, then by id. So a set of
     * vouchers has one price, in whatever order their codes are typed (api.md, 6).
     */
    static final Comparator<ShownVoucher> IN_ORDER = Comparator.comparing(
                    (ShownVoucher shown) -> shown.life.validity().until())
            .thenComparing(ShownVoucher::value, Comparator.reverseOrder())
            .thenComparing(shown -> shown.voucher.voucherId());

    private BigDecimal value() {
        return Objects.requireNonNullElse(voucher.value(), BigDecimal.ZERO);
    }

    /** As the till sees it. */
    public Till.Shown atTill() {
        return new Till.Shown(voucher.voucherId(), offer, voucher.left());
    }

    /** Whether it takes something off. */
    public boolean isOn(Till.Bill bill) {
        return bill.discounts().stream()
                .anyMatch(discount -> voucher.voucherId().equals(discount.voucherId()));
    }
}
