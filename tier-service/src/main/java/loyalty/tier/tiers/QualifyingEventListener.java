package loyalty.tier.tiers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import loyalty.clock.BusinessClock;
import loyalty.events.ActivityRecorded;
import loyalty.events.EventType;
import loyalty.events.MemberEvent;
import loyalty.events.PointsEarned;
import loyalty.events.PointsReturned;
import loyalty.events.Pseudonym;
import loyalty.outbox.EventHandler;
import loyalty.outbox.Received;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.domain.Activity;
import loyalty.tier.review.QualifyingEvent;
import loyalty.tier.review.ReviewMembers;

/** Listens to orders, returns and activities. Guests are counted too: what they did waits under the pseudonym. */
@ApplicationScoped
class QualifyingEventListener implements EventHandler {

    private final ReviewMembers reviewMembers;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    QualifyingEventListener(ReviewMembers reviewMembers, KnownProgrammes programmes, BusinessClock clock) {
        this.reviewMembers = reviewMembers;
        this.programmes = programmes;
        this.clock = clock;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.POINTS_EARNED, EventType.POINTS_RETURNED, EventType.ACTIVITY_RECORDED);
    }

    @Override
    public void handle(List<Received> events) {
        SortedMap<Pseudonym, List<QualifyingEvent>> done = new TreeMap<>();
        for (Received event : events) {
            MemberEvent data = (MemberEvent) event.data();
            done.computeIfAbsent(data.member(), member -> new ArrayList<>()).add(qualifying(data));
        }
        reviewMembers.count(done, clock.now());
    }

    private QualifyingEvent qualifying(MemberEvent data) {
        if (data instanceof PointsEarned order) {
            return new QualifyingEvent.Bought(new Qualification(programmes.named(order.programmeVersion())).of(order));
        }
        if (data instanceof PointsReturned back) {
            return new QualifyingEvent.Returned(new Qualification(programmes.named(back.programmeVersion())).of(back));
        }
        if (data instanceof ActivityRecorded activity) {
            return new QualifyingEvent.Did(
                    new Activity(activity.activityId(), activity.type(), activity.happenedAt(), activity.points()));
        }
        throw new IllegalStateException("nobody asked for " + data.getClass());
    }
}
