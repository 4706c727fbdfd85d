package loyalty.voucher.redemption;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.voucher.Rejections;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.issuance.SettleWallets;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.vouchers.IssueVouchers;
import loyalty.voucher.vouchers.Vouchers;

/** Moves a redemption on: the order was paid, or the till gave it up. One transaction under the member's lock. */
@ApplicationScoped
class MoveRedemption {

    private final IssueVouchers wallet;
    private final SettleWallets settle;
    private final SettleRedemptions redemptionsEnd;
    private final Redemptions redemptions;
    private final Reserved reserved;
    private final Vouchers vouchers;
    private final Lots lots;
    private final BusinessClock clock;

    MoveRedemption(
            IssueVouchers wallet,
            SettleWallets settle,
            SettleRedemptions redemptionsEnd,
            Redemptions redemptions,
            Reserved reserved,
            Vouchers vouchers,
            Lots lots,
            BusinessClock clock) {
        this.wallet = wallet;
        this.settle = settle;
        this.redemptionsEnd = redemptionsEnd;
        this.redemptions = redemptions;
        this.reserved = reserved;
        this.vouchers = vouchers;
        this.lots = lots;
        this.clock = clock;
    }

    /** A redemption after a move, and whether it had been moved there before. */
    record Moved(Redemptions.Row row, boolean replayed) {}

    /**
     * Uses what is reserved. One that was forgotten is taken up again, as long as all of it is still free.
     *
     * @throws ProblemException 404, 409 {@code redemption-expired}, {@code redemption-settled}
     */
    Moved confirm(String redemptionId) {
        return move(redemptionId, (row, now) -> switch (state(row, now)) {
            case Redemption.Reserved open -> redemptionsEnd.use(row, now);
            case Redemption.Expired late -> {
                takeUpAgain(row, now);
                yield redemptionsEnd.use(row, now);
            }
            case Redemption.Confirmed done -> List.of();
            case Redemption.Cancelled other -> throw settled(other);
        });
    }

    /**
     * Frees what is reserved.
     *
     * @throws ProblemException 404, 409 {@code redemption-expired}, {@code redemption-settled}
     */
    Moved cancel(String redemptionId) {
        return move(redemptionId, (row, now) -> switch (state(row, now)) {
            case Redemption.Reserved open ->
                redemptionsEnd.release(row, open.cancel().status(), now);
            case Redemption.Expired late -> throw Rejections.refused(new Rejection.RedemptionExpired());
            case Redemption.Cancelled done -> List.of();
            case Redemption.Confirmed other -> throw settled(other);
        });
    }

    private interface Step {
        /** Nothing to tell means that nothing was moved. */
        List<MemberEvent> take(Redemptions.Row row, Instant now);
    }

    private Moved move(String redemptionId, Step step) {
        Pseudonym member = find(redemptionId).member();
        return QuarkusTransaction.requiringNew().call(() -> {
            SortedMap<Pseudonym, Long> locked = wallet.lock(member);
            Instant now = clock.now();
            List<MemberEvent> events = new ArrayList<>(settle.settle(now, locked.keySet()));
            Redemptions.Row before = find(redemptionId);
            events.addAll(step.take(before, now));
            wallet.tell(events, locked, now);
            Redemptions.Row after = find(redemptionId);
            return new Moved(after, after.status().equals(before.status()));
        });
    }

    private void takeUpAgain(Redemptions.Row row, Instant now) {
        List<Discount> used = redemptionsEnd.vouchers(row);
        List<Reserved.LotPart> parts = reserved.lots(row.redemptionId());
        boolean free = used.stream().allMatch(discount -> isFree(row.member(), discount, now))
                && parts.stream().allMatch(part -> isFree(row.member(), part, now));
        if (!free) {
            throw Rejections.refused(new Rejection.RedemptionExpired());
        }
        used.forEach(discount ->
                reserved.reserve(row.member(), Objects.requireNonNull(discount.voucherId()), row.redemptionId(), now));
        parts.forEach(part -> reserved.hold(row.member(), row.redemptionId(), part));
    }

    private boolean isFree(Pseudonym member, Discount discount, Instant now) {
        return vouchers.one(member, Objects.requireNonNull(discount.voucherId()))
                        .state(now)
                instanceof Voucher.Issued;
    }

    private boolean isFree(Pseudonym member, Reserved.LotPart part, Instant now) {
        return lots.of(member).stream()
                .anyMatch(lot -> lot.lotId().equals(part.lotId())
                        && lot.isOpen(now)
                        && lot.free().compareTo(part.amount()) >= 0);
    }

    private Redemptions.Row find(String redemptionId) {
        return redemptions.find(redemptionId).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private static Redemption state(Redemptions.Row row, Instant now) {
        return Redemption.stored(row.status(), row.expiresAt(), now);
    }

    private static ProblemException settled(Redemption other) {
        return Rejections.refused(new Rejection.RedemptionSettled(other.status()));
    }
}
