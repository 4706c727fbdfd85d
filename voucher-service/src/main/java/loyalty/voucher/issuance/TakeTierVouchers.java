package loyalty.voucher.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loyalty.events.MemberEvent;
import loyalty.events.TierChanged;
import loyalty.events.VoucherCancelled;
import loyalty.programme.Programme;
import loyalty.programme.tiers.Ladder;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.Vouchers;

/**
 * What a tier gave goes with it when a return takes the tier away: what waits or can be used is cancelled, what a till holds
 * or has used does not come back. A tier that ends by itself leaves what it gave. Members are locked.
 */
@ApplicationScoped
class TakeTierVouchers {

    private static final Set<String> TAKEN_AWAY = Set.of("returned", "corrected");
    private static final String REASON = "the tier that gave it is gone";

    private final Vouchers vouchers;

    TakeTierVouchers(Vouchers vouchers) {
        this.vouchers = vouchers;
    }

    /** Whether a change takes a tier away as if it had never been reached. */
    static boolean isTakenAway(MemberEvent event) {
        return event instanceof TierChanged changed
                && TAKEN_AWAY.contains(changed.cause().kind());
    }

    /** Takes back what the tiers gave last that a change takes away; what there is to tell. */
    List<MemberEvent> take(TierChanged change, Programme programme, Instant now) {
        Set<String> causes = causes(change, programme);
        Set<String> templates = new HashSet<>();
        List<MemberEvent> told = new ArrayList<>();
        for (MemberVoucher voucher : vouchers.of(change.member())) {
            boolean meant = causes.contains(voucher.issue().terms().cause())
                    && templates.add(voucher.issue().terms().template());
            if (meant) {
                vouchers.revoke(voucher);
                cancelled(voucher.life()).ifPresent(after -> {
                    vouchers.move(voucher, after);
                    told.add(new VoucherCancelled(voucher.member(), now, voucher.voucherId(), REASON));
                });
            }
        }
        return told;
    }

    /** Under which causes vouchers of the tiers above the one that is left stand. */
    private static Set<String> causes(TierChanged change, Programme programme) {
        Ladder ladder = programme.ladderWith(change.tier()).orElseThrow();
        Set<String> causes = new HashSet<>();
        ladder.steps().stream()
                .map(Ladder.Step::tier)
                .filter(tier -> ladder.rankOf(tier) > ladder.rankOf(change.tier())
                        && ladder.rankOf(tier) <= ladder.rankOf(change.previous()))
                .forEach(tier -> causes.add("tier:" + tier));
        return causes;
    }

    private static Optional<Voucher> cancelled(Voucher life) {
        return switch (life) {
            case Voucher.Scheduled waiting -> Optional.of(waiting.cancel());
            case Voucher.Issued usable -> Optional.of(usable.cancel());
            case Voucher.Reserved held -> Optional.empty();
            case Voucher.Redeemed used -> Optional.empty();
            case Voucher.Expired ended -> Optional.empty();
            case Voucher.Cancelled taken -> Optional.empty();
        };
    }
}
