package loyalty.voucher.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Till;
import loyalty.voucher.till.OrderBaskets;
import loyalty.voucher.till.Purchase;
import loyalty.voucher.till.ShownVouchers;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.VoucherViews;
import org.jspecify.annotations.Nullable;

/** What each unused voucher of a wallet would take off what is left of an order, alone, or why it would not. */
@ApplicationScoped
class WalletQuotes {

    private final OrderBaskets orders;
    private final ShownVouchers shown;
    private final VoucherViews views;

    WalletQuotes(OrderBaskets orders, ShownVouchers shown, VoucherViews views) {
        this.orders = orders;
        this.shown = shown;
        this.views = views;
    }

    /**
     * Tells it of all of them.
     *
     * @param orderId null when the order has no id yet
     * @param paid what the redemptions take off that the order names
     */
    Outcome<QuoteView> quote(
            @Nullable String orderId, Pseudonym member, Basket basket, Instant now, List<Discount> paid) {
        return orders.left(orderId, member, basket, now)
                .then(purchase -> Outcome.done(new QuoteView(
                        shown.unused(member, now).stream()
                                .map(voucher -> quote(voucher, purchase))
                                .toList(),
                        QuoteView.ShareView.sums(paid, basket.decimals()))));
    }

    private QuoteView.VoucherQuote quote(MemberVoucher voucher, Purchase purchase) {
        Outcome<Till.Bill> bill =
                shown.usable(purchase, List.of(voucher)).then(usable -> shown.bill(usable, BigDecimal.ZERO, purchase));
        String code = views.code(voucher);
        int decimals = purchase.basket().decimals();
        return switch (bill) {
            case Outcome.Done<Till.Bill> done ->
                QuoteView.VoucherQuote.of(code, done.value().discounts().getFirst(), decimals);
            case Outcome.Refused<Till.Bill>(Rejection why) -> QuoteView.VoucherQuote.not(code, reason(why), decimals);
        };
    }

    private static @Nullable String reason(Rejection why) {
        return why instanceof Rejection.VoucherNotUsable not && not.reason() != null
                ? not.reason().word()
                : null;
    }
}
