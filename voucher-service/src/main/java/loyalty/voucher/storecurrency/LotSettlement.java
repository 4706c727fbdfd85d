package loyalty.voucher.storecurrency;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyExpired;
import loyalty.events.StoreCurrencyOpened;
import loyalty.voucher.holder.Settlement;

/** The windows of lots open and close by the clock. What a till let go may end in the same moment, so that comes before. */
@ApplicationScoped
@Priority(10)
class LotSettlement implements Settlement {

    private final Lots lots;

    LotSettlement(Lots lots) {
        this.lots = lots;
    }

    @Override
    public Optional<Instant> nextDue() {
        return lots.nextDue();
    }

    @Override
    public String due() {
        return Lots.DUE_OF_MEMBER;
    }

    @Override
    public List<Pseudonym> dueUpTo(Instant at, int limit) {
        return lots.membersDue(at, limit);
    }

    @Override
    public List<MemberEvent> settle(Instant at, Collection<Pseudonym> members) {
        List<MemberEvent> events = new ArrayList<>();
        // Closed before opened, so that a window that did both meanwhile tells of both, in two pages.
        lots.close(at, members).stream()
                .filter(lot -> lot.free().signum() > 0)
                .forEach(lot -> events.add(
                        new StoreCurrencyExpired(lot.member(), lot.redeemableUntil(), lot.lotId(), lot.free())));
        lots.open(at, members)
                .forEach(lot -> events.add(
                        new StoreCurrencyOpened(lot.member(), lot.redeemableFrom(), lot.lotId(), lot.left())));
        return events;
    }
}
