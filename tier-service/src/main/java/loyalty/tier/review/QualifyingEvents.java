package loyalty.tier.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import loyalty.database.Database;
import loyalty.tier.domain.Activity;
import loyalty.tier.domain.Purchase;
import loyalty.tier.domain.Return;
import org.jspecify.annotations.Nullable;

/** Writes what counts towards tiers, as append-only rows; {@link QualifyingHistories} reads them. */
@ApplicationScoped
class QualifyingEvents {

    private static final String PURCHASE = """
            insert into qualifying (pseudonym, event_seq, counted_at, order_id, placed_at, spend, points, own)""";
    private static final String RETURN = """
            insert into qualifying_return (pseudonym, event_seq, counted_at, return_id, order_id, returned_at, spend,
                points, complete, own)""";
    private static final String ACTIVITY = """
            insert into qualifying_activity (pseudonym, event_seq, counted_at, activity_id, type, happened_at, points)""";

    private final Database database;

    QualifyingEvents(Database database) {
        this.database = database;
    }

    void add(List<CountedEvent> counted) {
        List<@Nullable Object[]> purchases = new ArrayList<>();
        List<@Nullable Object[]> returns = new ArrayList<>();
        List<@Nullable Object[]> activities = new ArrayList<>();
        for (CountedEvent one : counted) {
            switch (one.event()) {
                case QualifyingEvent.Bought(Purchase order) -> purchases.add(row(one, order));
                case QualifyingEvent.Returned(Return back) -> returns.add(row(one, back));
                case QualifyingEvent.Did(Activity activity) -> activities.add(row(one, activity));
            }
        }
        database.change(rows -> {
            rows.insert(PURCHASE, purchases);
            rows.insert(RETURN, returns);
            rows.insert(ACTIVITY, activities);
        });
    }

    private static @Nullable Object[] row(CountedEvent one, Purchase order) {
        return new @Nullable Object[] {
            one.member(),
            one.sequence(),
            one.countedAt(),
            order.orderId(),
            order.placedAt(),
            order.share().spend(),
            order.share().points(),
            OwnShares.text(order.own())
        };
    }

    private static @Nullable Object[] row(CountedEvent one, Return back) {
        return new @Nullable Object[] {
            one.member(),
            one.sequence(),
            one.countedAt(),
            back.returnId(),
            back.orderId(),
            back.returnedAt(),
            back.share().spend(),
            back.share().points(),
            back.complete(),
            OwnShares.text(back.own())
        };
    }

    private static @Nullable Object[] row(CountedEvent one, Activity activity) {
        return new @Nullable Object[] {
            one.member(),
            one.sequence(),
            one.countedAt(),
            activity.activityId(),
            activity.type(),
            activity.happenedAt(),
            activity.points()
        };
    }
}
