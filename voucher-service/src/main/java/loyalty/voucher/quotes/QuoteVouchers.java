package loyalty.voucher.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Till;
import loyalty.voucher.till.BasketCheck;
import loyalty.voucher.till.OrderBaskets;
import loyalty.voucher.till.Purchase;
import loyalty.voucher.till.ShownVouchers;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.VoucherViews;
import org.jspecify.annotations.Nullable;

/** Tells what each voucher of a wallet would take off a basket, as a redemption of it alone would. Changes nothing. */
@ApplicationScoped
class QuoteVouchers {

    private final KnownProgrammes programmes;
    private final Pseudonyms pseudonyms;
    private final OrderBaskets orders;
    private final ShownVouchers shown;
    private final VoucherViews views;
    private final BusinessClock clock;

    QuoteVouchers(
            KnownProgrammes programmes,
            Pseudonyms pseudonyms,
            OrderBaskets orders,
            ShownVouchers shown,
            VoucherViews views,
            BusinessClock clock) {
        this.programmes = programmes;
        this.pseudonyms = pseudonyms;
        this.orders = orders;
        this.shown = shown;
        this.views = views;
        this.clock = clock;
    }

    /** @throws loyalty.api.ProblemException 400 {@code malformed-request} */
    Outcome<QuoteView> quote(@Nullable QuoteRequest request) {
        Instant now = clock.now();
        FieldErrors errors = new FieldErrors();
        errors.require(request != null, "", "a basket is expected");
        errors.orContinue();
        QuoteRequest asked = Objects.requireNonNull(request);
        errors.require(Ids.isId(asked.memberId()), "memberId", Ids.RULE);
        errors.require(asked.orderId() == null || Ids.isId(asked.orderId()), "orderId", Ids.RULE);
        Basket basket = new BasketCheck(programmes.inForceAt(now), errors).read(asked.basket(), asked.memberId());
        Pseudonym member = pseudonyms.of(Objects.requireNonNull(asked.memberId()));
        return orders.left(asked.orderId(), member, basket, now).then(purchase -> Outcome.done(quote(purchase)));
    }

    private QuoteView quote(Purchase purchase) {
        return new QuoteView(shown.unused(purchase.member(), purchase.now()).stream()
                .map(voucher -> quote(voucher, purchase))
                .toList());
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
