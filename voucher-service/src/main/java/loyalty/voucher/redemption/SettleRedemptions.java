package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyReleased;
import loyalty.events.StoreCurrencySpent;
import loyalty.events.VoucherRedeemed;
import loyalty.events.VoucherReleased;
import loyalty.voucher.domain.Discount;

/** Ends reservations, in the transaction of a caller who has locked the member, and says what there is to tell. */
@ApplicationScoped
public class SettleRedemptions {

    private final Redemptions redemptions;
    private final Reserved reserved;

    SettleRedemptions(Redemptions redemptions, Reserved reserved) {
        this.redemptions = redemptions;
        this.reserved = reserved;
    }

    /** What tills have forgotten is free again, from the instant on that they were told. */
    public List<MemberEvent> releaseForgotten(Instant at, Collection<Pseudonym> members) {
        List<MemberEvent> events = new ArrayList<>();
        redemptions.forgotten(at, members).forEach(row -> events.addAll(release(row, "expired", row.expiresAt())));
        return events;
    }

    /** Frees all that a redemption holds. */
    public List<MemberEvent> release(Redemptions.Row row, String status, Instant at) {
        List<MemberEvent> events = new ArrayList<>();
        List<Discount> vouchers = vouchers(row);
        requireAll(vouchers.size(), reserved.release(row.member(), row.redemptionId()));
        vouchers.forEach(discount -> events.add(new VoucherReleased(
                row.member(), at, Objects.requireNonNull(discount.voucherId()), row.redemptionId())));
        for (Reserved.LotPart part : reserved.lots(row.redemptionId())) {
            reserved.letGo(row.member(), part);
            events.add(new StoreCurrencyReleased(row.member(), at, part.lotId(), part.amount(), row.redemptionId()));
        }
        redemptions.settle(row.redemptionId(), status);
        return events;
    }

    /** Uses all that a redemption holds. */
    public List<MemberEvent> use(Redemptions.Row row, Instant at) {
        List<MemberEvent> events = new ArrayList<>();
        List<Discount> vouchers = vouchers(row);
        requireAll(vouchers.size(), reserved.redeem(row.member(), row.redemptionId()));
        vouchers.forEach(discount -> events.add(new VoucherRedeemed(
                row.member(),
                at,
                Objects.requireNonNull(discount.voucherId()),
                row.redemptionId(),
                row.orderId(),
                discount.amount(),
                row.currency())));
        for (Reserved.LotPart part : reserved.lots(row.redemptionId())) {
            reserved.spend(row.member(), part);
            events.add(new StoreCurrencySpent(
                    row.member(), at, part.lotId(), part.amount(), row.redemptionId(), row.orderId()));
        }
        redemptions.settle(row.redemptionId(), "confirmed");
        return events;
    }

    /** The vouchers of a redemption. */
    public List<Discount> vouchers(Redemptions.Row row) {
        return redemptions.discounts(row.redemptionId()).stream()
                .filter(discount -> discount.voucherId() != null)
                .toList();
    }

    private static void requireAll(int expected, int moved) {
        if (expected != moved) {
            throw new IllegalStateException("a redemption does not hold what it says");
        }
    }
}
