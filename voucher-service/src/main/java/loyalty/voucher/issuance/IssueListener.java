package loyalty.voucher.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import loyalty.voucher.holder.Holders;
import loyalty.voucher.holder.WalletEvents;

/** Hears who joined, reached a tier, bought or did something else, and gives what the programme promises for it. */
@ApplicationScoped
class IssueListener implements EventHandler {

    private final Holders holders;
    private final GiveVouchers gives;
    private final GiveStoreCurrency storeCurrency;
    private final WalletEvents events;
    private final BusinessClock clock;

    IssueListener(
            Holders holders,
            GiveVouchers gives,
            GiveStoreCurrency storeCurrency,
            WalletEvents events,
            BusinessClock clock) {
        this.holders = holders;
        this.gives = gives;
        this.storeCurrency = storeCurrency;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(
                EventType.MEMBER_ENROLLED,
                EventType.TIER_CHANGED,
                EventType.POINTS_EARNED,
                EventType.POINTS_CONVERTED,
                EventType.ACTIVITY_RECORDED);
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
        storeCurrency.give(heard, now, told);
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
}
