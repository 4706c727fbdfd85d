package loyalty.tier.standing;

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
import loyalty.programme.news.KnownProgrammes;
import loyalty.tier.domain.Activity;

/** Hears what members bought, brought back and did. Guests are counted too: what they did waits under the pseudonym. */
@ApplicationScoped
class DeedListener implements EventHandler {

    private final ReviewMembers reviewMembers;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    DeedListener(ReviewMembers reviewMembers, KnownProgrammes programmes, BusinessClock clock) {
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
        SortedMap<Pseudonym, List<Deeds.Deed>> done = new TreeMap<>();
        for (Received event : events) {
            MemberEvent news = (MemberEvent) event.data();
            done.computeIfAbsent(news.member(), member -> new ArrayList<>()).add(deed(news));
        }
        reviewMembers.count(done, clock.now());
    }

    private Deeds.Deed deed(MemberEvent news) {
        return switch (news) {
            case PointsEarned order ->
                new Deeds.Bought(new Qualification(programmes.named(order.programmeVersion())).of(order));
            case PointsReturned back ->
                new Deeds.Returned(new Qualification(programmes.named(back.programmeVersion())).of(back));
            case ActivityRecorded activity ->
                new Deeds.Did(
                        new Activity(activity.activityId(), activity.type(), activity.happenedAt(), activity.points()));
            default -> throw new IllegalStateException("nobody asked for " + news.getClass());
        };
    }
}
