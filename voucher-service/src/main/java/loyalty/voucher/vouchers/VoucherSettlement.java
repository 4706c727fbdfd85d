package loyalty.voucher.vouchers;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherExpired;
import loyalty.events.VoucherStarted;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.VoucherTemplate;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.Settlement;

/** Vouchers start and end by the clock. What a till let go may end in the same moment, so that comes before. */
@ApplicationScoped
@Priority(20)
class VoucherSettlement implements Settlement {

    private final Vouchers vouchers;
    private final OfferStock stock;
    private final KnownProgrammes programmes;

    VoucherSettlement(Vouchers vouchers, OfferStock stock, KnownProgrammes programmes) {
        this.vouchers = vouchers;
        this.stock = stock;
        this.programmes = programmes;
    }

    @Override
    public Optional<Instant> nextDue() {
        return vouchers.nextDue();
    }

    @Override
    public String due() {
        return Vouchers.DUE_OF_MEMBER;
    }

    @Override
    public List<Pseudonym> dueUpTo(Instant at, int limit) {
        return vouchers.membersDue(at, limit);
    }

    @Override
    public List<MemberEvent> settle(Instant at, Collection<Pseudonym> members) {
        List<MemberEvent> events = new ArrayList<>();
        move(vouchers.due(at, members, "scheduled"), life -> ((Voucher.Scheduled) life).start())
                .forEach(started -> events.add(new VoucherStarted(
                        started.member(), started.life().validity().from(), started.voucherId())));
        move(vouchers.due(at, members, "issued"), life -> ((Voucher.Issued) life).expire())
                .forEach(ended -> {
                    putBack(ended);
                    events.add(new VoucherExpired(
                            ended.member(), ended.life().validity().until(), ended.voucherId()));
                });
        return events;
    }

    /** A code of which there are only so many, typed in and not used: somebody else may have it. */
    private void putBack(MemberVoucher ended) {
        Offer offer = programmes
                .named(ended.issue().terms().programmeVersion())
                .offer(ended.issue().terms().template())
                .orElseThrow();
        if (!(offer instanceof VoucherTemplate template)) {
            return;
        }
        if (template.when() == VoucherTemplate.When.BATCH) {
            String cause = ended.issue().terms().cause();
            stock.putBack(cause.substring(0, cause.lastIndexOf(':')), BigDecimal.ZERO);
        } else if (template.when() == VoucherTemplate.When.CODE
                && template.limit().isOfAll()) {
            stock.putBack(template.stockKey(), template.worth());
        }
    }

    private List<MemberVoucher> move(List<MemberVoucher> due, Function<Voucher, Voucher> step) {
        List<MemberVoucher> after = due.stream()
                .map(voucher -> voucher.moved(step.apply(voucher.life())))
                .toList();
        vouchers.move(due, after);
        return after;
    }
}
