package loyalty.voucher.exchange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loyalty.voucher.domain.Exchange;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.HolderNames;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.vouchers.InAll;
import loyalty.voucher.vouchers.OfferStock;
import loyalty.voucher.vouchers.VoucherIssue;
import loyalty.voucher.vouchers.Vouchers;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an exchange in this service, each one transaction. Between them points are held and captured in
 * points-service, which calls nobody back. ADR 0022 says why every order of deaths ends well.
 */
@ApplicationScoped
class ExchangeSteps {

    private final Exchanges exchanges;
    private final OfferStock stocks;
    private final HolderNames names;
    private final Vouchers vouchers;
    private final WalletTransaction transaction;
    private final RewardOffers offers;

    ExchangeSteps(
            Exchanges exchanges,
            OfferStock stocks,
            HolderNames names,
            Vouchers vouchers,
            WalletTransaction transaction,
            RewardOffers offers) {
        this.exchanges = exchanges;
        this.stocks = stocks;
        this.names = names;
        this.vouchers = vouchers;
        this.transaction = transaction;
        this.offers = offers;
    }

    /**
     * Begins it: takes one from the stock and writes down what is to be done, or refuses as the price list does. Nothing
     * when somebody began it meanwhile.
     */
    Outcome<Optional<StoredExchange>> begin(ExchangeCommand wanted) {
        return offers.find(wanted.reward(), wanted.member()).then(offer -> {
            Long stock = offer.reward().stock();
            // Most of those who come too late are told without a lock.
            if (stock != null && stocks.goneOf(wanted.reward()) >= stock) {
                return Outcome.refused(new Rejection.OutOfStock());
            }
            return WalletTransaction.undoIfRefused(() -> begun(begun(wanted, offer), stock, wanted.memberId()));
        });
    }

    private static StoredExchange begun(ExchangeCommand wanted, RewardOffers.RewardOffer offer) {
        return new StoredExchange(
                wanted.exchangeId(),
                wanted.member(),
                wanted.fingerprint(),
                wanted.reward(),
                offer.programmeVersion(),
                offer.reward().points(),
                offer.reward().stock() != null,
                "exchange:" + UUID.randomUUID(),
                new Exchange.Begun(),
                offer.at());
    }

    private Outcome<Optional<StoredExchange>> begun(StoredExchange exchange, @Nullable Long stock, String memberId) {
        if (!exchanges.add(exchange)) {
            return Outcome.done(Optional.empty());
        }
        names.note(exchange.member(), memberId);
        if (stock != null && !stocks.take(exchange.reward(), InAll.number(stock))) {
            return Outcome.refused(new Rejection.OutOfStock());
        }
        return Outcome.done(Optional.of(exchange));
    }

    /** The points are captured: gives the voucher, once, whoever comes first. */
    void complete(StoredExchange exchange, Exchange.UnderWay state) {
        transaction.add(exchange.member(), wallet -> {
            VoucherIssue issue = offers.issue(exchange, wallet.now());
            boolean first = exchanges.move(exchange, state.complete(issue.voucherId()));
            if (first) {
                vouchers.issue(List.of(issue));
                wallet.tell(issue.event());
            }
            return Outcome.done(first);
        });
    }

    /**
     * The points were not captured and never will be by this attempt: forgets it and puts the reward back.
     *
     * @param state the furthest state from which that is certain
     * @return whether this call did it
     */
    boolean abandon(StoredExchange exchange, Exchange.UnderWay state) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean abandoned = exchanges.move(exchange, state.abandon());
            if (abandoned && exchange.limited()) {
                stocks.putBack(exchange.reward(), BigDecimal.ZERO);
            }
            return abandoned;
        });
    }
}
