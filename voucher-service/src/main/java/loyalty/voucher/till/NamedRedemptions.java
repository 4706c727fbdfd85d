package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.LockedWallet;
import org.jspecify.annotations.Nullable;

/** The redemptions that an order names: all of its member, of its lines and of no other order, or none is confirmed. */
@ApplicationScoped
public class NamedRedemptions {

    private final Redemptions redemptions;
    private final Discounts discounts;
    private final Confirmation confirmation;

    NamedRedemptions(Redemptions redemptions, Discounts discounts, Confirmation confirmation) {
        this.redemptions = redemptions;
        this.discounts = discounts;
        this.confirmation = confirmation;
    }

    /** The order that a basket is of: the one that is said, or else the one that what it names was reserved for. */
    public @Nullable String orderOf(@Nullable String orderId, List<String> named) {
        return orderId != null || named.isEmpty()
                ? orderId
                : redemptions
                        .find(named.getFirst())
                        .map(StoredRedemption::orderId)
                        .orElse(null);
    }

    /**
     * Confirms what an order names, in the transaction of a caller who has locked the member.
     *
     * @param print of the order's lines
     * @return those that had not been confirmed before
     */
    public Outcome<List<StoredRedemption>> confirm(
            @Nullable String orderId, List<String> named, byte[] print, LockedWallet wallet) {
        List<StoredRedemption> used = new ArrayList<>();
        for (String redemptionId : named) {
            Optional<StoredRedemption> found = redemptions
                    .find(redemptionId)
                    .filter(redemption ->
                            redemption.orderId().equals(orderId) && redemption.isOf(wallet.member(), print));
            if (found.isEmpty()) {
                return Outcome.refused(new Rejection.RedemptionMismatch());
            }
            switch (confirmation.confirm(found.get(), wallet)) {
                case Outcome.Done<StoredRedemption>(StoredRedemption redemption, boolean before) -> {
                    if (!before) {
                        used.add(redemption);
                    }
                }
                case Outcome.Refused<StoredRedemption>(Rejection why) -> {
                    return Outcome.refused(why);
                }
            }
        }
        return Outcome.done(used);
    }

    /** What all redemptions that an order has used take off it, whether it names them or not. */
    public List<Discount> paid(String orderId, Pseudonym member) {
        return redemptions.confirmedOf(orderId, member).stream()
                .flatMap(redemption -> discounts.of(redemption.redemptionId()).stream())
                .toList();
    }
}
