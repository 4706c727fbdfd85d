package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import loyalty.events.StoreCurrencyReserved;
import loyalty.events.VoucherReserved;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Till;
import loyalty.voucher.domain.Usability;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.storecurrency.Lot;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.vouchers.Vouchers;

/** Takes hold of vouchers and store currency for an order, in the transaction of a caller who has locked the member. */
@ApplicationScoped
class HoldForOrder {

    private final ShownVouchers shown;
    private final Redemptions redemptions;
    private final Discounts discounts;
    private final RedemptionLots redemptionLots;
    private final Vouchers vouchers;
    private final Lots lots;
    private final KnownProgrammes programmes;

    HoldForOrder(
            ShownVouchers shown,
            Redemptions redemptions,
            Discounts discounts,
            RedemptionLots redemptionLots,
            Vouchers vouchers,
            Lots lots,
            KnownProgrammes programmes) {
        this.shown = shown;
        this.redemptions = redemptions;
        this.discounts = discounts;
        this.redemptionLots = redemptionLots;
        this.vouchers = vouchers;
        this.lots = lots;
        this.programmes = programmes;
    }

    /** Takes hold of all that is wanted, or refuses. */
    Outcome<StoredRedemption> take(RedemptionCommand wanted, LockedWallet wallet) {
        Programme programme = programmes.inForceAt(wallet.now());
        return shown.usable(wanted.asked(), wallet, programme).then(usable -> take(wanted, wallet, programme, usable));
    }

    private Outcome<StoredRedemption> take(
            RedemptionCommand wanted, LockedWallet wallet, Programme programme, List<ShownVoucher> usable) {
        RedemptionTerms asked = wanted.asked();
        List<Lot> open = asked.cash().signum() == 0
                ? List.of()
                : lots.of(wallet.member()).stream()
                        .filter(lot -> lot.isOpen(wallet.now()))
                        .toList();
        BigDecimal available = open.stream().map(Lot::free).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (asked.cash().compareTo(available) > 0) {
            return Outcome.refused(
                    new Rejection.TooLittleCash(available.setScale(asked.cash().scale())));
        }
        Till.Bill bill = Till.bill(
                asked.basket(),
                usable.stream().map(ShownVoucher::atTill).toList(),
                asked.cash(),
                programme.redemption());
        if (!usable.stream().allMatch(voucher -> voucher.isOn(bill))) {
            return Outcome.refused(new Rejection.VoucherNotUsable(Usability.Reason.NOTHING_COVERED));
        }
        StoredRedemption redemption = reserved(wanted, wallet.now(), programme, bill);
        redemptions.add(redemption);
        discounts.add(redemption.redemptionId(), bill.discounts());
        bill.discounts().forEach(discount -> hold(redemption, discount, usable, open, wallet));
        return Outcome.done(redemption);
    }

    private static StoredRedemption reserved(
            RedemptionCommand wanted, Instant now, Programme programme, Till.Bill bill) {
        Instant expiresAt = now.plus(Redemption.LASTS);
        return new StoredRedemption(
                wanted.redemptionId(),
                wanted.member(),
                wanted.asked().orderId(),
                wanted.fingerprint(),
                programme.currency().getCurrencyCode(),
                bill.payable(),
                new Redemption.Reserved(expiresAt),
                now,
                expiresAt);
    }

    private void hold(
            StoredRedemption redemption,
            Discount discount,
            List<ShownVoucher> usable,
            List<Lot> open,
            LockedWallet wallet) {
        if (discount.voucherId() == null) {
            holdCash(redemption, discount.amount(), open, wallet);
        } else {
            usable.stream()
                    .filter(voucher -> voucher.voucher().voucherId().equals(discount.voucherId()))
                    .forEach(voucher -> reserve(redemption, voucher, wallet));
        }
    }

    private void reserve(StoredRedemption redemption, ShownVoucher shown, LockedWallet wallet) {
        vouchers.move(shown.voucher(), shown.life().reserve(redemption.redemptionId(), redemption.expiresAt()));
        wallet.tell(new VoucherReserved(
                redemption.member(),
                redemption.askedAt(),
                shown.voucher().voucherId(),
                redemption.redemptionId(),
                redemption.orderId(),
                redemption.expiresAt()));
    }

    /** The lots that end soonest are spent first. */
    private void holdCash(StoredRedemption redemption, BigDecimal amount, List<Lot> open, LockedWallet wallet) {
        BigDecimal missing = amount;
        for (Lot lot : open) {
            Lot.Part part = new Lot.Part(lot.lotId(), missing.min(lot.free()));
            if (part.amount().signum() > 0) {
                lots.hold(redemption.member(), part);
                redemptionLots.add(redemption, part);
                wallet.tell(new StoreCurrencyReserved(
                        redemption.member(),
                        redemption.askedAt(),
                        part.lotId(),
                        part.amount(),
                        redemption.redemptionId()));
                missing = missing.subtract(part.amount());
            }
        }
    }
}
