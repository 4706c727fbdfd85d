package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Offer;
import loyalty.voucher.domain.Basket;
import loyalty.voucher.domain.BasketPrint;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import org.jspecify.annotations.Nullable;

/** Sees the redemptions of an order together: they are of one member and of equal lines, and each sees what is left. */
@ApplicationScoped
public class OrderBaskets {

    private final Redemptions redemptions;
    private final Discounts discounts;
    private final ShownVouchers shown;
    private final KnownProgrammes programmes;

    OrderBaskets(Redemptions redemptions, Discounts discounts, ShownVouchers shown, KnownProgrammes programmes) {
        this.redemptions = redemptions;
        this.discounts = discounts;
        this.shown = shown;
        this.programmes = programmes;
    }

    /**
     * What is left of a basket when the redemptions that its order has at an instant are done, or why it is not theirs.
     *
     * @param orderId null when the order has no id yet, and so no redemptions
     */
    public Outcome<Purchase> left(@Nullable String orderId, Pseudonym member, Basket basket, Instant now) {
        List<StoredRedemption> earlier = orderId == null ? List.of() : redemptions.ofOrder(orderId, now);
        byte[] print = BasketPrint.of(basket);
        if (!earlier.stream().allMatch(redemption -> redemption.isOf(member, print))) {
            return Outcome.refused(new Rejection.RedemptionMismatch());
        }
        List<Discount> taken = earlier.stream()
                .flatMap(redemption -> discounts.of(redemption.redemptionId()).stream())
                .toList();
        return Outcome.done(new Purchase(member, now, programmes.inForceAt(now), basket, taken, offers(member, taken)));
    }

    private Map<String, Offer> offers(Pseudonym member, List<Discount> taken) {
        Map<String, Offer> offers = new LinkedHashMap<>();
        for (Discount discount : taken) {
            String voucherId = discount.voucherId();
            if (voucherId != null) {
                offers.put(voucherId, shown.offer(member, voucherId));
            }
        }
        return offers;
    }

    /**
     * Whether a redemption can be used beside the others that its order has at an instant. One that was reserved after this
     * one had been forgotten did not see it, and so took what this one had taken.
     */
    public boolean isOneWithTheOthers(StoredRedemption redemption, Instant now) {
        return redemptions.ofOrder(redemption.orderId(), now).stream()
                .filter(other -> !other.redemptionId().equals(redemption.redemptionId()))
                .allMatch(other -> StoredRedemption.sawEachOther(redemption, other));
    }
}
