package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import loyalty.events.MemberEvent;
import loyalty.events.StoreCurrencyReleased;
import loyalty.events.StoreCurrencySpent;
import loyalty.events.VoucherCancelled;
import loyalty.events.VoucherRedeemed;
import loyalty.events.VoucherReleased;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.storecurrency.Lot;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.Vouchers;
import org.jspecify.annotations.Nullable;

/**
 * The vouchers and the store currency of a redemption: released or used, in the transaction of a caller who has locked
 * the member. Says what there is to tell.
 */
@ApplicationScoped
public class ReservedGoods {

    private final Redemptions redemptions;
    private final Discounts discounts;
    private final RedemptionLots redemptionLots;
    private final Vouchers vouchers;
    private final Lots lots;

    ReservedGoods(
            Redemptions redemptions, Discounts discounts, RedemptionLots redemptionLots, Vouchers vouchers, Lots lots) {
        this.redemptions = redemptions;
        this.discounts = discounts;
        this.redemptionLots = redemptionLots;
        this.vouchers = vouchers;
        this.lots = lots;
    }

    private record DiscountVoucher(Discount discount, MemberVoucher voucher) {

        /** Of a credit, what is left when the discount is paid: less than nothing when others spent it meanwhile. */
        @Nullable
        BigDecimal left() {
            BigDecimal before = voucher.left();
            return before == null ? null : before.subtract(discount.amount());
        }

        boolean isEnough() {
            BigDecimal left = left();
            return left == null || left.signum() >= 0;
        }
    }

    /** Frees all that a redemption holds. */
    public List<MemberEvent> release(StoredRedemption redemption, Redemption.Freed after, Instant at) {
        List<MemberEvent> events = new ArrayList<>();
        for (DiscountVoucher used : vouchers(redemption)) {
            Voucher.Issued free = heldBy(redemption, used.voucher().life()).release();
            MemberVoucher released = vouchers.move(used.voucher(), free);
            events.add(new VoucherReleased(
                    redemption.member(), at, used.voucher().voucherId(), redemption.redemptionId()));
            if (vouchers.isRevoked(released)) {
                vouchers.move(released, free.cancel());
                events.add(new VoucherCancelled(redemption.member(), at, released.voucherId(), UsedGoods.REVOKED));
            }
        }
        for (Lot.Part part : redemptionLots.of(redemption)) {
            lots.letGo(redemption.member(), part);
            events.add(new StoreCurrencyReleased(
                    redemption.member(), at, part.lotId(), part.amount(), redemption.redemptionId()));
        }
        redemptions.move(redemption, after, null);
        return events;
    }

    /** Uses all that a redemption holds. */
    List<MemberEvent> use(StoredRedemption redemption, Redemption.Confirmed after, Instant at) {
        List<MemberEvent> events = new ArrayList<>();
        for (DiscountVoucher used : vouchers(redemption)) {
            events.add(
                    redeem(redemption, used, heldBy(redemption, used.voucher().life()), at));
        }
        events.addAll(spend(redemption, at));
        redemptions.move(redemption, after, at);
        return events;
    }

    /** Uses all that a redemption held before it was forgotten; nothing when not all of it is free any more. */
    Optional<List<MemberEvent>> useAgain(StoredRedemption redemption, Redemption.Expired late, Instant at) {
        List<Lot.Part> parts = redemptionLots.of(redemption);
        List<Lot> open = lots.of(redemption.member()).stream()
                .filter(lot -> lot.isOpen(at))
                .toList();
        if (!parts.stream().allMatch(part -> isFree(part, open))) {
            return Optional.empty();
        }
        Map<DiscountVoucher, Voucher.Reserved> free = new LinkedHashMap<>();
        for (DiscountVoucher used : vouchers(redemption)) {
            if (!(used.voucher().life().at(at) instanceof Voucher.Issued life) || !used.isEnough()) {
                return Optional.empty();
            }
            free.put(used, life.reserve(redemption.redemptionId(), at));
        }
        List<MemberEvent> events = new ArrayList<>();
        free.forEach((used, held) -> events.add(redeem(redemption, used, held, at)));
        parts.forEach(part -> lots.hold(redemption.member(), part));
        events.addAll(spend(redemption, at));
        redemptions.move(redemption, late.confirm(), at);
        return Optional.of(events);
    }

    private List<MemberEvent> spend(StoredRedemption redemption, Instant at) {
        List<MemberEvent> events = new ArrayList<>();
        for (Lot.Part part : redemptionLots.of(redemption)) {
            lots.spend(redemption.member(), part);
            events.add(new StoreCurrencySpent(
                    redemption.member(),
                    at,
                    part.lotId(),
                    part.amount(),
                    redemption.redemptionId(),
                    redemption.orderId()));
        }
        return events;
    }

    private VoucherRedeemed redeem(
            StoredRedemption redemption, DiscountVoucher used, Voucher.Reserved held, Instant at) {
        BigDecimal left = used.left();
        vouchers.move(used.voucher(), used.voucher().moved(left == null ? held.redeem() : held.spend(left), left));
        int decimals = Currency.getInstance(redemption.currency()).getDefaultFractionDigits();
        return new VoucherRedeemed(
                redemption.member(),
                at,
                used.voucher().voucherId(),
                redemption.redemptionId(),
                redemption.orderId(),
                used.discount().amount().setScale(decimals),
                left == null ? null : left.setScale(decimals),
                redemption.currency());
    }

    private List<DiscountVoucher> vouchers(StoredRedemption redemption) {
        return discounts.of(redemption.redemptionId()).stream()
                .filter(discount -> discount.voucherId() != null)
                .map(discount -> new DiscountVoucher(
                        discount, vouchers.one(redemption.member(), Objects.requireNonNull(discount.voucherId()))))
                .toList();
    }

    private static Voucher.Reserved heldBy(StoredRedemption redemption, Voucher life) {
        if (life instanceof Voucher.Reserved held && held.redemptionId().equals(redemption.redemptionId())) {
            return held;
        }
        throw new IllegalStateException("a redemption does not hold what it says");
    }

    private static boolean isFree(Lot.Part part, List<Lot> open) {
        return open.stream()
                .anyMatch(lot -> lot.lotId().equals(part.lotId()) && lot.free().compareTo(part.amount()) >= 0);
    }
}
