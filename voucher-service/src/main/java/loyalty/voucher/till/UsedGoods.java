package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyCancelled;
import loyalty.events.StoreCurrencyRestored;
import loyalty.events.VoucherCancelled;
import loyalty.events.VoucherRestored;
import loyalty.voucher.domain.Credit;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.storecurrency.EarnedLots;
import loyalty.voucher.storecurrency.Lot;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.Vouchers;

/** The vouchers and the store currency that a confirmed redemption used: given back to a member who is locked. */
@ApplicationScoped
public class UsedGoods {

    static final String REVOKED = "what had given it is gone";

    private final Vouchers vouchers;
    private final RedemptionLots redemptionLots;
    private final EarnedLots lots;
    private final ShownVouchers shown;
    private final Discounts discounts;

    UsedGoods(
            Vouchers vouchers,
            RedemptionLots redemptionLots,
            EarnedLots lots,
            ShownVouchers shown,
            Discounts discounts) {
        this.shown = shown;
        this.discounts = discounts;
        this.vouchers = vouchers;
        this.redemptionLots = redemptionLots;
        this.lots = lots;
    }

    /** Whether a voucher is spent in parts. */
    public boolean isCredit(Pseudonym member, String voucherId) {
        return vouchers.one(member, voucherId).left() != null;
    }

    /** Gives back an amount of store currency to the lots that paid it, the one that ends last first. */
    public void restoreStoreCurrency(
            StoredRedemption redemption, BigDecimal amount, Instant graceEnds, LockedWallet wallet) {
        BigDecimal missing = amount;
        for (Lot.Part part : lots.lastToEndFirst(wallet.member(), redemptionLots.notRestored(redemption))) {
            Lot.Part back = new Lot.Part(part.lotId(), missing.min(part.amount()));
            if (back.amount().signum() > 0) {
                redemptionLots.restore(redemption, back);
                restore(redemption, back, graceEnds, wallet);
                missing = missing.subtract(back.amount());
            }
        }
        if (missing.signum() != 0) {
            throw new IllegalStateException("more store currency comes back than had paid");
        }
    }

    /** Gives back all store currency of a redemption, as if it had never been confirmed. */
    void unspend(StoredRedemption redemption, LockedWallet wallet) {
        redemptionLots.of(redemption).forEach(part -> restore(redemption, part, Instant.EPOCH, wallet));
    }

    private void restore(StoredRedemption redemption, Lot.Part part, Instant graceEnds, LockedWallet wallet) {
        EarnedLots.EarnedLot lot = lots.giveBack(wallet.member(), part, graceEnds);
        wallet.tell(new StoreCurrencyRestored(
                wallet.member(),
                wallet.now(),
                part.lotId(),
                part.amount(),
                redemption.orderId(),
                lot.redeemableUntil()));
        BigDecimal collected = lots.collect(lot);
        if (collected.signum() > 0) {
            wallet.tell(new StoreCurrencyCancelled(
                    wallet.member(),
                    wallet.now(),
                    lot.lotId(),
                    collected,
                    BigDecimal.ZERO,
                    Objects.requireNonNull(lot.orderId())));
        }
    }

    /**
     * Gives back a used voucher.
     *
     * @return whether it can be used again; not when what had given it is gone, or its programme gives none back
     */
    public boolean restoreVoucher(
            StoredRedemption redemption, Discount discount, Instant graceEnds, LockedWallet wallet) {
        MemberVoucher voucher = vouchers.one(wallet.member(), Objects.requireNonNull(discount.voucherId()));
        if (!(voucher.life() instanceof Voucher.Redeemed used)
                || !shown.offer(wallet.member(), voucher.voucherId()).use().isGivenBack()) {
            return false;
        }
        // Either way this use of it is over.
        discounts.giveBack(redemption.redemptionId(), voucher.voucherId(), wallet.now());
        if (vouchers.isRevoked(voucher)) {
            vouchers.move(voucher, used.cancel());
            wallet.tell(new VoucherCancelled(wallet.member(), wallet.now(), voucher.voucherId(), REVOKED));
            return false;
        }
        restore(redemption, voucher, voucher.moved(used.giveBack(graceEnds)), wallet);
        return true;
    }

    /**
     * Gives back a part of a credit.
     *
     * @return whether it can be used again; not when it was taken back meanwhile
     */
    public boolean restoreCredit(
            StoredRedemption redemption, String voucherId, BigDecimal amount, Instant graceEnds, LockedWallet wallet) {
        MemberVoucher voucher = vouchers.one(wallet.member(), voucherId);
        BigDecimal left = Objects.requireNonNull(voucher.left(), "a credit knows what is left of it");
        Optional<Voucher> after =
                vouchers.isRevoked(voucher) ? Optional.empty() : Credit.refilled(voucher.life(), graceEnds);
        after.ifPresent(life -> restore(redemption, voucher, voucher.moved(life, left.add(amount)), wallet));
        return after.isPresent();
    }

    /** Gives back all vouchers of a redemption, as if it had never been confirmed. */
    void unuse(StoredRedemption redemption, List<Discount> discounts, LockedWallet wallet) {
        for (Discount discount : discounts) {
            String voucherId = discount.voucherId();
            if (voucherId != null) {
                MemberVoucher voucher = vouchers.one(wallet.member(), voucherId);
                BigDecimal left = voucher.left();
                Credit.refilled(voucher.life(), Instant.EPOCH)
                        .map(free -> free instanceof Voucher.Issued usable && vouchers.isRevoked(voucher)
                                ? usable.cancel()
                                : free)
                        .ifPresent(after -> restore(
                                redemption,
                                voucher,
                                voucher.moved(after, left == null ? null : left.add(discount.amount())),
                                wallet));
            }
        }
    }

    private void restore(StoredRedemption redemption, MemberVoucher voucher, MemberVoucher after, LockedWallet wallet) {
        vouchers.move(voucher, after);
        wallet.tell(new VoucherRestored(
                wallet.member(),
                wallet.now(),
                voucher.voucherId(),
                redemption.orderId(),
                after.life().validity().until(),
                after.left()));
    }
}
