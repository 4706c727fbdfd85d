package loyalty.voucher.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loyalty.clock.BusinessClock;
import loyalty.events.EventType;
import loyalty.events.MemberEnrolled;
import loyalty.events.MemberEvent;
import loyalty.events.PointsEarned;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;
import loyalty.outbox.EventHandler;
import loyalty.outbox.Received;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.domain.StoreCurrency;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.holder.WalletEvents;
import loyalty.voucher.storecurrency.Lot;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.till.SettledReturns;

/** Hears who joined, who reached a tier and who bought, and gives what the programme promises for it. */
@ApplicationScoped
class IssueListener implements EventHandler {

    private final Holders holders;
    private final GiveVouchers gives;
    private final Lots lots;
    private final SettledReturns returns;
    private final WalletEvents events;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    IssueListener(
            Holders holders,
            GiveVouchers gives,
            Lots lots,
            SettledReturns returns,
            WalletEvents events,
            KnownProgrammes programmes,
            BusinessClock clock) {
        this.holders = holders;
        this.gives = gives;
        this.lots = lots;
        this.returns = returns;
        this.events = events;
        this.programmes = programmes;
        this.clock = clock;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.MEMBER_ENROLLED, EventType.TIER_CHANGED, EventType.POINTS_EARNED);
    }

    @Override
    public void handle(List<Received> received) {
        Instant now = clock.now();
        List<MemberEvent> heard =
                received.stream().map(event -> (MemberEvent) event.data()).toList();
        SortedMap<Pseudonym, Long> sequences =
                holders.lock(heard.stream().map(MemberEvent::member).collect(Collectors.toCollection(TreeSet::new)));
        holders.enrol(enrolled(heard));
        holders.noteTiers(tiers(heard));
        holders.countOrders(orders(heard));
        List<MemberEvent> told = new ArrayList<>();
        gives.giveAndTake(heard, now, told);
        List<Lot> cash = cash(heard, now);
        lots.issue(cash);
        cash.forEach(lot -> told.add(lot.event()));
        events.tell(told, sequences);
    }

    private static Map<Pseudonym, Instant> enrolled(List<MemberEvent> heard) {
        Map<Pseudonym, Instant> enrolled = new HashMap<>();
        heard.forEach(event -> {
            if (event instanceof MemberEnrolled joined) {
                enrolled.put(joined.member(), joined.at());
            }
        });
        return enrolled;
    }

    /** The last of each member's; their order is that of the bus. */
    private static Map<Pseudonym, String> tiers(List<MemberEvent> heard) {
        Map<Pseudonym, String> tiers = new HashMap<>();
        heard.forEach(event -> {
            if (event instanceof TierChanged changed) {
                tiers.put(changed.member(), changed.tier());
            }
        });
        return tiers;
    }

    private static Map<Pseudonym, Long> orders(List<MemberEvent> heard) {
        return heard.stream()
                .filter(PointsEarned.class::isInstance)
                .collect(Collectors.groupingBy(MemberEvent::member, Collectors.counting()));
    }

    private List<Lot> cash(List<MemberEvent> heard, Instant now) {
        List<PointsEarned> orders = heard.stream()
                .filter(PointsEarned.class::isInstance)
                .map(PointsEarned.class::cast)
                .toList();
        Map<String, Map<String, Long>> returned =
                returns.returned(orders.stream().map(PointsEarned::orderId).toList());
        List<Lot> earned = new ArrayList<>();
        orders.forEach(order -> cash(order, returned.getOrDefault(order.orderId(), Map.of()), now)
                .ifPresent(earned::add));
        return earned;
    }

    private Optional<Lot> cash(PointsEarned order, Map<String, Long> returned, Instant now) {
        Programme programme = programmes.named(order.programmeVersion());
        BigDecimal basis =
                IssuancePolicy.basis(order, programme.points().basis(), returned, programme.amountDecimals());
        return StoreCurrency.of(basis, order.placedAt(), programme)
                .map(earned -> new Lot(
                        order.member(),
                        "c-" + order.orderId(),
                        order.orderId(),
                        order.currency(),
                        earned.amount(),
                        earned.amount(),
                        BigDecimal.ZERO,
                        now,
                        earned.redeemableFrom(),
                        earned.redeemableUntil()));
    }
}
