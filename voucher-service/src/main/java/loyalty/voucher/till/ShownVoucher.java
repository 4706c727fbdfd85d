package loyalty.voucher.till;

import loyalty.programme.Offer;
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

    /** As the till sees it. */
    public Till.Shown atTill() {
        return new Till.Shown(voucher.voucherId(), offer);
    }

    /** Whether it takes something off. */
    public boolean isOn(Till.Bill bill) {
        return bill.discounts().stream()
                .anyMatch(discount -> voucher.voucherId().equals(discount.voucherId()));
    }
}
