package loyalty.voucher.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import loyalty.events.StoreCurrencyCancelled;
import loyalty.programme.Programme;
import loyalty.programme.wallet.StoreCurrencyRules;
import loyalty.voucher.domain.ReturnedLine;
import loyalty.voucher.domain.StoreCurrency;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.storecurrency.EarnedLots;

/** Store currency that goods had earned goes when they come back. What is not issued yet is settled when it is. */
@ApplicationScoped
class TakeBack {

    private final EarnedLots lots;

    TakeBack(EarnedLots lots) {
        this.lots = lots;
    }

    /**
     * What is taken back.
     *
     * @param cancelled of what is left
     * @param withheld of the refund
     */
    record Taken(BigDecimal cancelled, BigDecimal withheld) {}

    /** Takes back what the lines that stay would not have earned, and was not taken back before. */
    Taken from(String orderId, List<ReturnedLine> lines, Programme programme, BigDecimal refund, LockedWallet wallet) {
        BigDecimal nothing = BigDecimal.ZERO.setScale(programme.amountDecimals());
        StoreCurrencyRules rules = programme.storeCurrency();
        if (rules == null) {
            return new Taken(nothing, nothing);
        }
        BigDecimal staying = lines.stream()
                .filter(ReturnedLine::counts)
                .map(ReturnedLine::staying)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return lots.of(wallet.member(), orderId)
                .map(lot -> take(orderId, lot, StoreCurrency.earnedBy(staying, rules), refund, wallet))
                .map(taken -> new Taken(nothing.add(taken.cancelled()), nothing.add(taken.withheld())))
                .orElseGet(() -> new Taken(nothing, nothing));
    }

    private StoreCurrency.Unearned take(
            String orderId, EarnedLots.EarnedLot lot, BigDecimal earned, BigDecimal refund, LockedWallet wallet) {
        BigDecimal due = lot.dueWhenEarned(earned);
        StoreCurrency.Unearned unearned = StoreCurrency.unearned(due, lot.free(), lot.endedUnspent(), refund);
        if (due.signum() > 0) {
            lots.unearn(lot, due, unearned);
        }
        if (unearned.cancelled().add(unearned.withheld()).signum() > 0) {
            wallet.tell(new StoreCurrencyCancelled(
                    wallet.member(), wallet.now(), lot.lotId(), unearned.cancelled(), unearned.withheld(), orderId));
        }
        return unearned;
    }
}
