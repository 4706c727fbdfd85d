package loyalty.points.activities;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import loyalty.database.Batches;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Activity;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.Rewarded;
import loyalty.points.ledger.BalanceAfter;
import loyalty.points.ledger.LedgerJson;
import org.hibernate.StatelessSession;

/** Accepted activities. They are added, and that is all. */
@ApplicationScoped
class Activities implements PanacheRepositoryBase<ActivityEntity, ActivityEntity.Id> {

    private static final String NAMED = "from ActivityEntity where id.activityId in :keys";

    private final Batches rows;

    Activities(StatelessSession session) {
        this.rows = new Batches(session);
    }

    /** Those of these activities that there are. */
    List<RecordedActivity> named(Collection<String> activityIds) {
        return rows.select(NAMED, ActivityEntity.class, activityIds).stream()
                .map(Activities::recorded)
                .toList();
    }

    void add(Collection<RecordedActivity> activities) {
        rows.insert(activities.stream().map(Activities::row).toList());
    }

    private static ActivityEntity row(RecordedActivity recorded) {
        Rewarded rewarded = recorded.rewarded();
        Activity activity = rewarded.activity();
        ActivityEntity row = new ActivityEntity();
        row.id = new ActivityEntity.Id(recorded.member(), activity.activityId());
        row.bodyHash = recorded.bodyHash();
        row.at = rewarded.at();
        row.eventSeq = rewarded.eventSeq();
        row.entrySeq = rewarded.entrySeq();
        row.type = activity.type();
        row.happenedAt = activity.happenedAt();
        row.location = activity.location();
        row.attributes = LedgerJson.write(activity.attributes());
        earned(row, rewarded.earned());
        row.pending = rewarded.pending();
        row.after = BalanceAfter.of(rewarded.after());
        row.spoken = recorded.spoken().code();
        return row;
    }

    private static void earned(ActivityEntity row, Earned earned) {
        row.programmeVersion = earned.programmeVersion();
        row.tier = earned.tier();
        row.earned = earned.points();
        row.availableAt = earned.availableAt();
        row.expiresAt = earned.expiresAt();
        row.qualifyingMetric = earned.qualifying().metric();
        row.qualifyingAdded = earned.qualifying().added();
        row.explanation = LedgerJson.write(new Explanation(earned.rules(), List.of()));
    }

    private static RecordedActivity recorded(ActivityEntity row) {
        var activity = new Activity(
                row.id.activityId(), row.type, row.happenedAt, row.location, LedgerJson.words(row.attributes));
        var rewarded = new Rewarded(
                activity, earned(row), row.at, row.eventSeq, row.entrySeq, row.pending, row.after.balance());
        return new RecordedActivity(row.id.pseudonym(), rewarded, row.bodyHash, new Language(row.spoken));
    }

    private static Earned earned(ActivityEntity row) {
        return new Earned(
                row.programmeVersion,
                row.tier,
                row.earned,
                row.availableAt,
                row.expiresAt,
                LedgerJson.explanation(row.explanation).rules(),
                new Earned.Qualifying(row.qualifyingMetric, row.qualifyingAdded),
                Counts.NONE,
                Counts.NONE,
                null);
    }
}
