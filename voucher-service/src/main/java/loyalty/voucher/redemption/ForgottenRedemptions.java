package loyalty.voucher.redemption;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.holder.Settlement;
import loyalty.voucher.till.Redemptions;
import loyalty.voucher.till.ReservedGoods;
import loyalty.voucher.till.StoredRedemption;

/** What tills have forgotten is free again, from the instant on that they were told. It may end then, so it comes first. */
@ApplicationScoped
@Priority(30)
class ForgottenRedemptions implements Settlement {

    private final Redemptions redemptions;
    private final ReservedGoods goods;

    ForgottenRedemptions(Redemptions redemptions, ReservedGoods goods) {
        this.redemptions = redemptions;
        this.goods = goods;
    }

    @Override
    public Optional<Instant> nextDue() {
        return redemptions.nextDue();
    }

    @Override
    public String due() {
        return Redemptions.DUE_OF_MEMBER;
    }

    @Override
    public List<Pseudonym> dueUpTo(Instant at, int limit) {
        return redemptions.membersDue(at, limit);
    }

    @Override
    public List<MemberEvent> settle(Instant at, Collection<Pseudonym> members) {
        List<MemberEvent> events = new ArrayList<>();
        for (StoredRedemption forgotten : redemptions.forgotten(at, members)) {
            if (forgotten.state() instanceof Redemption.Reserved open) {
                events.addAll(goods.release(forgotten, open.expire(), forgotten.expiresAt()));
            }
        }
        return events;
    }
}
