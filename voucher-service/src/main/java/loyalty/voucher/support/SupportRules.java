package loyalty.voucher.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.programme.AdjustmentRules;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.VoucherKind;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.vouchers.MemberVoucher;
import org.jspecify.annotations.Nullable;

/** What the programme in force lets support do with vouchers. */
@ApplicationScoped
class SupportRules {

    private final KnownProgrammes programmes;

    SupportRules(KnownProgrammes programmes) {
        this.programmes = programmes;
    }

    /** Why a reason may not be given, if so. */
    Optional<Rejection> refusalOf(String reason, Instant now) {
        List<String> reasons = programmes.inForceAt(now).adjustments().reasons();
        return reasons.contains(reason) ? Optional.empty() : Optional.of(new Rejection.UnknownReason(reasons));
    }

    /** The voucher that support may give at an instant, if there is one of that name. */
    Optional<VoucherTemplate> campaign(String campaign, Programme programme, Instant now) {
        return programme.vouchers().stream()
                .filter(template -> template.when() == VoucherTemplate.When.GOODWILL)
                .filter(template -> template.id().equals(campaign))
                .filter(template -> template.isOn(programme.calendar().dayOf(now)))
                .findFirst();
    }

    /** How far somebody goes alone. */
    AdjustmentRules.VoucherLimits limits(Agent agent, Instant now) {
        AdjustmentRules.VoucherRules rules =
                programmes.inForceAt(now).adjustments().vouchers();
        return agent.isSupervisor() ? rules.supervisor() : rules.support();
    }

    /** Whether somebody takes a voucher away alone; what money does not tell is a supervisor's to judge. */
    boolean mayTakeAway(MemberVoucher voucher, Agent agent, Instant now) {
        BigDecimal worth = worth(voucher);
        return worth == null ? agent.isSupervisor() : limits(agent, now).covers(worth);
    }

    /** The latest end that a voucher gets whose end would be {@code end} without support. */
    Instant latestEnd(Instant end, Agent agent, Instant now) {
        return end.atZone(programmes.inForceAt(now).timeZone())
                .plusDays(limits(agent, now).extendDays())
                .toInstant();
    }

    /** What a voucher is worth at most, in money; of a credit what is left, and null where money does not tell. */
    @Nullable
    BigDecimal worth(MemberVoucher voucher) {
        BigDecimal value = voucher.value();
        return voucher.issue().terms().kind().equals(VoucherKind.PERCENT.word())
                ? programmes
                        .named(voucher.issue().terms().programmeVersion())
                        .offer(voucher.issue().terms().template())
                        .map(Offer::amount)
                        .orElse(null)
                : value;
    }

    /** The version in force. */
    Programme inForceAt(Instant now) {
        return programmes.inForceAt(now);
    }

    /** A version by its name. */
    Programme named(String version) {
        return programmes.named(version);
    }
}
