package loyalty.points.activities;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.longOrNull;
import static loyalty.database.ManyRows.owner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import loyalty.database.ManyRows;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Activity;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Rewarded;
import loyalty.points.ledger.EarnedColumns;
import loyalty.points.ledger.LedgerJson;
import org.jspecify.annotations.Nullable;

/** The rows of {@code activity}: accepted activities, each with its idempotency mark. Rows are added, and that is all. */
final class Activities {

    private static final String COLUMNS =
            "pseudonym, activity_id, body_hash, at, event_seq, entry_seq, type, happened_at,"
                    + " location, attributes, " + EarnedColumns.NAMES + ", spoken, explanation";
    private static final String SELECT = "select " + COLUMNS + " from activity where ";

    private final ManyRows rows;

    Activities(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    List<RecordedActivity> find(Collection<String> activityIds) throws SQLException {
        return rows.select(SELECT + "activity_id in (:keys)", activityIds, Activities::read);
    }

    void add(Collection<RecordedActivity> activities) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(activities.size());
        activities.forEach(recorded -> values.add(values(recorded)));
        rows.insert("insert into activity (" + COLUMNS + ")", values);
    }

    private static @Nullable Object[] values(RecordedActivity recorded) {
        Rewarded rewarded = recorded.rewarded();
        Activity activity = rewarded.activity();
        @Nullable
        Object[] done = {
            recorded.member(),
            activity.activityId(),
            recorded.bodyHash(),
            rewarded.at(),
            rewarded.eventSeq(),
            rewarded.entrySeq(),
            activity.type(),
            activity.happenedAt(),
            activity.location(),
            LedgerJson.write(activity.attributes())
        };
        return EarnedColumns.all(
                done,
                EarnedColumns.values(rewarded.earned(), rewarded.pending(), rewarded.after()),
                new @Nullable Object[] {recorded.spoken().code(), EarnedColumns.explanation(rewarded.earned())});
    }

    private static RecordedActivity read(ResultSet row) throws SQLException {
        var activity = new Activity(
                row.getString("activity_id"),
                row.getString("type"),
                instant(row, "happened_at"),
                row.getString("location"),
                LedgerJson.words(row.getString("attributes")));
        var earned = EarnedColumns.earned(row, row.getString("explanation"), Counts.NONE, Counts.NONE);
        var rewarded = new Rewarded(
                activity,
                earned,
                instant(row, "at"),
                row.getLong("event_seq"),
                longOrNull(row, "entry_seq"),
                row.getLong("pending"),
                EarnedColumns.balance(row));
        return new RecordedActivity(
                owner(row), rewarded, row.getBytes("body_hash"), Language.of(row.getString("spoken")));
    }
}
