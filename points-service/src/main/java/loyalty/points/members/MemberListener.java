package loyalty.points.members;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import loyalty.database.Database;
import loyalty.events.EventType;
import loyalty.events.MemberAttributesChanged;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;
import loyalty.outbox.EventHandler;
import loyalty.outbox.Received;
import loyalty.points.ledger.AttributePeriodRows;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.TierPeriodRows;

/** Hears from tier-service who is enrolled, and who holds which tier and has which attributes since when. */
@ApplicationScoped
class MemberListener implements EventHandler {

    private final Database database;
    private final Event<MembersJoined> joined;
    private final Event<TiersReached> reached;

    MemberListener(Database database, Event<MembersJoined> joined, Event<TiersReached> reached) {
        this.database = database;
        this.joined = joined;
        this.reached = reached;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.MEMBER_ENROLLED, EventType.TIER_CHANGED, EventType.MEMBER_ATTRIBUTES_CHANGED);
    }

    @Override
    public void handle(List<Received> events) {
        // Posted in a transaction of its own, by the queue: before this one holds any lock that the queue may want.
        joined.fire(new MembersJoined(some(events, MemberEnrolled.class)));
        reached.fire(new TiersReached(some(events, TierChanged.class)));
        TreeMap<Pseudonym, Instant> enrolled = new TreeMap<>();
        List<TierPeriodRows.TierEvent> tiers = new ArrayList<>();
        List<AttributePeriodRows.Told> attributes = new ArrayList<>();
        for (Received event : events) {
            if (event.data() instanceof MemberEnrolled enrolment) {
                enrolled.putIfAbsent(enrolment.member(), enrolment.at());
            } else if (event.data() instanceof TierChanged change) {
                tiers.add(new TierPeriodRows.TierEvent(
                        change.member(), event.sequence(), change.rateFrom(), change.ladder(), change.tier()));
            } else if (event.data() instanceof MemberAttributesChanged changed) {
                attributes.add(new AttributePeriodRows.Told(changed, event.sequence()));
            }
        }
        database.change(rows -> {
            new Holders(rows).enrol(enrolled);
            new TierPeriodRows(rows).add(tiers);
            new AttributePeriodRows(rows).add(attributes);
        });
    }

    private static <T> List<T> some(List<Received> events, Class<T> type) {
        return events.stream()
                .map(Received::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
