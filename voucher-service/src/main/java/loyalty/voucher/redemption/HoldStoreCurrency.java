package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import loyalty.events.StoreCurrencyReserved;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.storecurrency.Lot;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.till.RedemptionLots;
import loyalty.voucher.till.StoredRedemption;

/** Takes hold of store currency for an order, in the transaction of a caller who has locked the member. */
@ApplicationScoped
class HoldStoreCurrency {

    private final Lots lots;
    private final RedemptionLots redemptionLots;

    HoldStoreCurrency(Lots lots, RedemptionLots redemptionLots) {
        this.lots = lots;
        this.redemptionLots = redemptionLots;
    }

    /** How much can be spent now, in money. */
    BigDecimal available(LockedWallet wallet) {
        return open(wallet).stream().map(Lot::free).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Takes hold of an amount that is available; the lots that end soonest are spent first. */
    void hold(StoredRedemption redemption, BigDecimal amount, LockedWallet wallet) {
        BigDecimal missing = amount;
        for (Lot lot : open(wallet)) {
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

    private List<Lot> open(LockedWallet wallet) {
        return lots.of(wallet.member()).stream()
                .filter(lot -> lot.isOpen(wallet.now()))
                .toList();
    }
}
