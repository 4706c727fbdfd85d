package loyalty.voucher.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.ReturnedLine;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.returns.SettledReturn;
import loyalty.voucher.returns.SettledReturns;
import loyalty.voucher.till.Redemptions;

/**
 * Goods came back: their share of what redemptions took off is told, store currency that paid for them comes back, vouchers
 * do once all goods are back, and what the goods had earned in store currency goes. Once for a return, in one transaction.
 */
@ApplicationScoped
class SettleReturn {

    private final SettledReturns returns;
    private final Redemptions redemptions;
    private final GiveBack giveBack;
    private final TakeBack takeBack;
    private final KnownProgrammes programmes;
    private final WalletTransaction transaction;

    SettleReturn(
            SettledReturns returns,
            Redemptions redemptions,
            GiveBack giveBack,
            TakeBack takeBack,
            KnownProgrammes programmes,
            WalletTransaction transaction) {
        this.returns = returns;
        this.redemptions = redemptions;
        this.giveBack = giveBack;
        this.takeBack = takeBack;
        this.programmes = programmes;
        this.transaction = transaction;
    }

    /** Settles a return, or tells again how it was settled. */
    Outcome<SettledReturn> settle(String orderId, String returnId, ReturnToSettle asked) {
        return transaction
                .change(
                        asked.member(),
                        wallet -> returns.find(orderId, returnId)
                                .map(Outcome::replayed)
                                .orElseGet(() -> {
                                    SettledReturn settled = book(orderId, returnId, asked, wallet);
                                    returns.add(settled, wallet.now());
                                    return Outcome.done(settled);
                                }))
                .map(settled -> settled.with(decimals(asked)));
    }

    /** What a return would come to; changes nothing. */
    Outcome<SettledReturn> quote(String orderId, ReturnToSettle asked) {
        return transaction
                .pretend(asked.member(), wallet -> Outcome.done(book(orderId, "", asked, wallet)))
                .map(settled -> settled.with(decimals(asked)));
    }

    private int decimals(ReturnToSettle asked) {
        return programmes.named(asked.programmeVersion()).amountDecimals();
    }

    private SettledReturn book(String orderId, String returnId, ReturnToSettle asked, LockedWallet wallet) {
        Programme programme = programmes.named(asked.programmeVersion());
        List<ReturnedLine> lines = asked.lines(programme);
        List<UsedByOrder> used = redemptions.confirmedOf(orderId, wallet.member()).stream()
                .map(giveBack::used)
                .toList();
        BigDecimal zero = BigDecimal.ZERO.setScale(programme.amountDecimals());
        BigDecimal payable =
                sum(zero, lines.stream().map(line -> line.step(line.amount().subtract(paid(line, used)))));
        BigDecimal refund = payable.subtract(asked.worth()).max(BigDecimal.ZERO);
        Instant graceEnds = graceEnds(programme, wallet.now());
        TakeBack.Taken taken = takeBack.from(orderId, lines, programme, refund, wallet);
        BigDecimal restored =
                sum(zero, used.stream().map(one -> giveBack.storeCurrency(one, lines, graceEnds, wallet)));
        List<String> vouchers = used.stream()
                .flatMap(one -> giveBack.vouchers(one, lines, graceEnds, wallet).stream())
                .toList();
        return new SettledReturn(
                orderId,
                returnId,
                wallet.member(),
                asked.returned(),
                payable,
                sum(zero, used.stream().map(one -> one.stepOfVouchers(lines))),
                restored,
                taken.cancelled(),
                taken.withheld(),
                restored,
                vouchers);
    }

    private static Instant graceEnds(Programme programme, Instant now) {
        return programme
                .calendar()
                .endOfWholeDays(now, programme.points().returns().graceDays());
    }

    /** What redemptions paid of a line. */
    private static BigDecimal paid(ReturnedLine line, List<UsedByOrder> used) {
        return used.stream()
                .flatMap(one -> one.discounts().stream())
                .flatMap(discount -> discount.shares().stream())
                .filter(share -> share.lineId().equals(line.id()))
                .map(Discount.Share::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .min(line.amount());
    }

    private static BigDecimal sum(BigDecimal zero, Stream<BigDecimal> amounts) {
        return amounts.reduce(zero, BigDecimal::add);
    }
}
