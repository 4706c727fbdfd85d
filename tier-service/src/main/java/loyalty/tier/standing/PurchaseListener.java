package loyalty.tier.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import loyalty.clock.BusinessClock;
import loyalty.events.EventType;
import loyalty.events.PointsEarned;
import loyalty.events.Pseudonym;
import loyalty.outbox.EventHandler;
import loyalty.outbox.Received;
import loyalty.programme.Programme;
import loyalty.programme.news.KnownProgrammes;
import loyalty.tier.domain.Fact;

/** Hears what members bought. Guests are counted too: their purchases wait under the pseudonym. */
@ApplicationScoped
class PurchaseListener implements EventHandler {

    private final ReviewMembers reviewMembers;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    PurchaseListener(ReviewMembers reviewMembers, KnownProgrammes programmes, BusinessClock clock) {
        this.reviewMembers = reviewMembers;
        this.programmes = programmes;
        this.clock = clock;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.POINTS_EARNED);
    }

    @Override
    public void handle(List<Received> events) {
        SortedMap<Pseudonym, List<Fact>> bought = ReviewMembers.grouped();
        for (Received event : events) {
            PointsEarned order = (PointsEarned) event.data();
            bought.computeIfAbsent(order.member(), member -> new ArrayList<>()).add(fact(order));
        }
        reviewMembers.count(bought, clock.now());
    }

    private Fact fact(PointsEarned order) {
        Programme programme = programmes.named(order.programmeVersion());
        BigDecimal spend = order.lines().stream()
                .filter(line -> programme.points().basis().counts(line.kind(), line.category()))
                .map(PointsEarned.Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Fact(order.orderId(), order.placedAt(), spend, order.points());
    }
}
