package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherReserved;
import loyalty.voucher.domain.BasketPrint;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Till;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.till.Discounts;
import loyalty.voucher.till.OpenCodes;
import loyalty.voucher.till.OrderBaskets;
import loyalty.voucher.till.Purchase;
import loyalty.voucher.till.Redemptions;
import loyalty.voucher.till.ShownVoucher;
import loyalty.voucher.till.ShownVouchers;
import loyalty.voucher.till.StoredRedemption;
import loyalty.voucher.vouchers.Vouchers;

/** Takes hold of vouchers and store currency for an order, in the transaction of a caller who has locked the member. */
@ApplicationScoped
class HoldForOrder {

    private final OrderBaskets orders;
    private final OpenCodes open;
    private final ShownVouchers shown;
    private final Redemptions redemptions;
    private final Discounts discounts;
    private final Vouchers vouchers;
    private final HoldStoreCurrency storeCurrency;

    HoldForOrder(
            OrderBaskets orders,
            OpenCodes open,
            ShownVouchers shown,
            Redemptions redemptions,
            Discounts discounts,
            Vouchers vouchers,
            HoldStoreCurrency storeCurrency) {
        this.orders = orders;
        this.open = open;
        this.shown = shown;
        this.redemptions = redemptions;
        this.discounts = discounts;
        this.vouchers = vouchers;
        this.storeCurrency = storeCurrency;
    }

    /** Whose wallets have to be locked too. */
    Set<Pseudonym> others(RedemptionCommand wanted, Instant now) {
        return open.owners(wanted.member(), wanted.asked().codes(), now);
    }

    /** Takes hold of all that is wanted, or refuses. */
    Outcome<StoredRedemption> take(RedemptionCommand wanted, LockedWallet wallet) {
        RedemptionTerms asked = wanted.asked();
        redemptions.lockOrder(asked.orderId());
        return open.claim(asked.codes(), wallet)
                .then(_ -> orders.left(asked.orderId(), wallet.member(), asked.basket(), wallet.now()))
                .then(purchase ->
                        shown.usable(asked.codes(), purchase).then(usable -> take(wanted, wallet, purchase, usable)));
    }

    private Outcome<StoredRedemption> take(
            RedemptionCommand wanted, LockedWallet wallet, Purchase purchase, List<ShownVoucher> usable) {
        BigDecimal cash = wanted.asked().cash();
        if (cash.signum() > 0) {
            BigDecimal available = storeCurrency.available(wallet);
            if (cash.compareTo(available) > 0) {
                return Outcome.refused(new Rejection.TooLittleCash(available.setScale(cash.scale())));
            }
        }
        return shown.bill(usable, cash, purchase).then(bill -> hold(wanted, wallet, purchase, usable, bill));
    }

    private Outcome<StoredRedemption> hold(
            RedemptionCommand wanted,
            LockedWallet wallet,
            Purchase purchase,
            List<ShownVoucher> usable,
            Till.Bill bill) {
        StoredRedemption redemption = reserved(wanted, purchase, bill);
        redemptions.add(redemption);
        discounts.add(redemption.redemptionId(), bill.discounts());
        bill.discounts().forEach(discount -> hold(redemption, discount, usable, wallet));
        return Outcome.done(redemption);
    }

    private static StoredRedemption reserved(RedemptionCommand wanted, Purchase purchase, Till.Bill bill) {
        Instant expiresAt = purchase.now().plus(Redemption.LASTS);
        return new StoredRedemption(
                wanted.redemptionId(),
                wanted.member(),
                wanted.asked().orderId(),
                wanted.fingerprint(),
                BasketPrint.of(purchase.basket()),
                purchase.programme().currency().getCurrencyCode(),
                bill.payable(),
                new Redemption.Reserved(expiresAt),
                purchase.now(),
                expiresAt,
                null);
    }

    private void hold(StoredRedemption redemption, Discount discount, List<ShownVoucher> usable, LockedWallet wallet) {
        if (discount.voucherId() == null) {
            storeCurrency.hold(redemption, discount.amount(), wallet);
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
}
