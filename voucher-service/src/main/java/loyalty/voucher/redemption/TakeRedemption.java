package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import loyalty.api.BodyHash;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.news.KnownProgrammes;
import loyalty.voucher.codes.CodeGuesses;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.holder.MemberAccess;
import loyalty.voucher.vouchers.VoucherViews;
import loyalty.voucher.vouchers.Vouchers;
import org.jspecify.annotations.Nullable;

/** Reads what tills ask, keeps an eye on guessing, and shows what came of it; codes are never stored with answers. */
@ApplicationScoped
class TakeRedemption {

    private static final String NOT_USABLE = "voucher-not-usable";

    private final MemberAccess door;
    private final CodeGuesses guesses;
    private final ReserveRedemption reserve;
    private final MoveRedemption move;
    private final Redemptions redemptions;
    private final Vouchers vouchers;
    private final VoucherViews views;
    private final KnownProgrammes programmes;
    private final BodyHash bodyHash;
    private final BusinessClock clock;

    TakeRedemption(
            MemberAccess door,
            CodeGuesses guesses,
            ReserveRedemption reserve,
            MoveRedemption move,
            Redemptions redemptions,
            Vouchers vouchers,
            VoucherViews views,
            KnownProgrammes programmes,
            BodyHash bodyHash,
            BusinessClock clock) {
        this.door = door;
        this.guesses = guesses;
        this.reserve = reserve;
        this.move = move;
        this.redemptions = redemptions;
        this.vouchers = vouchers;
        this.views = views;
        this.programmes = programmes;
        this.bodyHash = bodyHash;
        this.clock = clock;
    }

    /** An answer, and whether an earlier, equal request had it. */
    record Answer(RedemptionView body, boolean replayed) {}

    /** What the fingerprint is taken of: the member under their pseudonym, everything after defaults. */
    private record Fingerprint(String member, RedemptionCheck.Asked asked) {}

    Answer reserve(String redemptionId, @Nullable RedemptionRequest request, @Nullable String authorization) {
        var asked = new RedemptionCheck(programmes.inForceAt(clock.now())).read(request);
        Pseudonym member = door.admit(asked.memberId(), authorization);
        Pseudonym caller = door.pseudonymOfCaller();
        guesses.requireFew(caller);
        byte[] fingerprint = bodyHash.of(new Fingerprint(member.hex(), asked));
        try {
            var made = reserve.reserve(new ReserveRedemption.Wish(redemptionId, member, asked, fingerprint));
            return new Answer(view(made.row(), new Redemption.Reserved()), made.replayed());
        } catch (ProblemException e) {
            boolean untold = !e.problem().members().containsKey("reason")
                    && !e.problem().members().containsKey("available");
            if (e.problem().code().equals(NOT_USABLE) && untold) {
                guesses.note(caller);
            }
            throw e;
        }
    }

    Answer confirm(String redemptionId) {
        var moved = move.confirm(redemptionId);
        return new Answer(view(moved.row(), new Redemption.Confirmed()), moved.replayed());
    }

    Answer cancel(String redemptionId) {
        var moved = move.cancel(redemptionId);
        return new Answer(view(moved.row(), new Redemption.Cancelled()), moved.replayed());
    }

    RedemptionView present(String redemptionId) {
        Redemptions.Row row =
                redemptions.find(redemptionId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        return view(row, Redemption.stored(row.status(), row.expiresAt(), clock.now()));
    }

    private RedemptionView view(Redemptions.Row row, Redemption state) {
        int decimals = Currency.getInstance(row.currency()).getDefaultFractionDigits();
        return new RedemptionView(
                row.redemptionId(),
                row.orderId(),
                state.status(),
                redemptions.discounts(row.redemptionId()).stream()
                        .map(discount ->
                                RedemptionView.DiscountView.of(code(row.member(), discount), discount, decimals))
                        .toList(),
                row.payable().setScale(decimals),
                row.expiresAt());
    }

    private String code(Pseudonym member, Discount discount) {
        String voucherId = discount.voucherId();
        return voucherId == null ? RedemptionView.STORE_CURRENCY : views.code(vouchers.one(member, voucherId));
    }
}
