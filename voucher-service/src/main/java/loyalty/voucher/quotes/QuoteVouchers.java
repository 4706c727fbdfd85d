package loyalty.voucher.quotes;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.BasketPrint;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.till.BasketCheck;
import loyalty.voucher.till.NamedRedemptions;
import org.jspecify.annotations.Nullable;

/**
 * Tells what each voucher of a wallet would take off a basket, as a redemption of it alone would. What the basket names is
 * confirmed first, as its order would do it, in a transaction that is not kept. Changes nothing.
 */
@ApplicationScoped
class QuoteVouchers {

    private final KnownProgrammes programmes;
    private final Pseudonyms pseudonyms;
    private final NamedRedemptions redemptions;
    private final WalletTransaction transaction;
    private final WalletQuotes quotes;
    private final BusinessClock clock;
    private final Forms forms;

    QuoteVouchers(
            KnownProgrammes programmes,
            Pseudonyms pseudonyms,
            NamedRedemptions redemptions,
            WalletTransaction transaction,
            WalletQuotes quotes,
            BusinessClock clock,
            Forms forms) {
        this.forms = forms;
        this.programmes = programmes;
        this.pseudonyms = pseudonyms;
        this.redemptions = redemptions;
        this.transaction = transaction;
        this.quotes = quotes;
        this.clock = clock;
    }

    /** @throws loyalty.api.ProblemException 400 {@code malformed-request} */
    Outcome<QuoteView> quote(@Nullable QuoteRequest request) {
        Instant now = clock.now();
        QuoteRequest asked = forms.given(request, "a basket is expected");
        forms.faults(asked).orContinue();
        Basket basket = new BasketCheck(programmes.inForceAt(now), forms)
                .read(Objects.requireNonNull(asked.basket()), asked.memberId());
        Pseudonym member = pseudonyms.of(Objects.requireNonNull(asked.memberId()));
        List<String> named = Objects.requireNonNull(asked.basket()).named();
        String orderId = redemptions.orderOf(asked.orderId(), named);
        if (named.isEmpty()) {
            return quotes.quote(orderId, member, basket, now, List.of());
        }
        return transaction.pretend(
                member,
                wallet -> redemptions
                        .confirm(orderId, named, BasketPrint.of(basket), wallet)
                        .then(used -> quotes.quote(
                                orderId,
                                member,
                                basket,
                                wallet.now(),
                                redemptions.paid(Objects.requireNonNull(orderId), member))));
    }
}
