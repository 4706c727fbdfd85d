package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.Optional;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.till.Discounts;
import loyalty.voucher.till.Redemptions;
import loyalty.voucher.till.StoredRedemption;
import loyalty.voucher.vouchers.VoucherViews;
import loyalty.voucher.vouchers.Vouchers;

/** Shows redemptions to tills; codes are never stored with answers. */
@ApplicationScoped
class RedemptionViews {

    private final Redemptions redemptions;
    private final Discounts discounts;
    private final Vouchers vouchers;
    private final VoucherViews views;
    private final BusinessClock clock;

    RedemptionViews(
            Redemptions redemptions, Discounts discounts, Vouchers vouchers, VoucherViews views, BusinessClock clock) {
        this.redemptions = redemptions;
        this.discounts = discounts;
        this.vouchers = vouchers;
        this.views = views;
        this.clock = clock;
    }

    /** The redemption as it is now, by the clock. */
    Optional<RedemptionView> find(String redemptionId) {
        return redemptions.find(redemptionId).map(this::now);
    }

    /** The redemption as it is now, by the clock. */
    RedemptionView now(StoredRedemption redemption) {
        return view(redemption, redemption.state().at(clock.now()));
    }

    /** The redemption as it was reserved: what an answer tells again for ever. */
    RedemptionView reserved(StoredRedemption redemption) {
        return view(redemption, new Redemption.Reserved(redemption.expiresAt()));
    }

    private RedemptionView view(StoredRedemption redemption, Redemption state) {
        int decimals = Currency.getInstance(redemption.currency()).getDefaultFractionDigits();
        return new RedemptionView(
                redemption.redemptionId(),
                redemption.orderId(),
                state.status(),
                discounts.of(redemption.redemptionId()).stream()
                        .map(discount ->
                                RedemptionView.DiscountView.of(code(redemption.member(), discount), discount, decimals))
                        .toList(),
                redemption.payable().setScale(decimals),
                redemption.expiresAt());
    }

    private String code(Pseudonym member, Discount discount) {
        String voucherId = discount.voucherId();
        return voucherId == null ? RedemptionView.STORE_CURRENCY : views.code(vouchers.one(member, voucherId));
    }
}
