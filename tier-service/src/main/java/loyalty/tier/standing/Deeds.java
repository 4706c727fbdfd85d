package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.events.TierProgressed;
import loyalty.tier.domain.Activity;
import loyalty.tier.domain.Purchase;
import loyalty.tier.domain.Return;

/** What counts towards tiers, as append-only rows; {@link Stories} reads them. */
@ApplicationScoped
class Deeds {

    private static final String PURCHASE = """
            INSERT INTO qualifying (pseudonym, order_id, placed_at, spend, points, event_seq, counted_at, own)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String RETURN = """
            INSERT INTO qualifying_return (pseudonym, return_id, order_id, returned_at, spend, points, complete, own,
                event_seq, counted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ACTIVITY = """
            INSERT INTO qualifying_activity (pseudonym, activity_id, type, happened_at, points, event_seq, counted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private final AgroalDataSource database;

    Deeds(AgroalDataSource database) {
        this.database = database;
    }

    /** Something that was heard of and counts. */
    sealed interface Deed {}

    record Bought(Purchase purchase) implements Deed {}

    record Returned(Return back) implements Deed {}

    record Did(Activity activity) implements Deed {}

    /** What was just counted, with the number of its event. */
    record Counted(Pseudonym member, Deed deed, long sequence, Instant countedAt) {

        /** The event that its row is the source of. */
        Envelope event() {
            TierProgressed data = switch (deed) {
                case Bought(Purchase order) -> new TierProgressed(member, countedAt, order.orderId(), null, null);
                case Returned(Return back) ->
                    new TierProgressed(member, countedAt, back.orderId(), back.returnId(), null);
                case Did(Activity activity) -> new TierProgressed(member, countedAt, null, null, activity.activityId());
            };
            return Envelope.about(data, "tier-service:" + member.hex() + ":" + sequence, sequence, null);
        }
    }

    void add(List<Counted> counted) {
        try (Connection connection = database.getConnection()) {
            insert(connection, PURCHASE, counted, Bought.class);
            insert(connection, RETURN, counted, Returned.class);
            insert(connection, ACTIVITY, counted, Did.class);
        } catch (SQLException e) {
            throw new DatabaseException("what members did could not be counted", e);
        }
    }

    private static void insert(Connection connection, String sql, List<Counted> all, Class<? extends Deed> kind)
            throws SQLException {
        List<Counted> some =
                all.stream().filter(one -> kind.isInstance(one.deed())).toList();
        if (some.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Counted one : some) {
                insert.setBytes(1, one.member().bytes());
                switch (one.deed()) {
                    case Bought(Purchase order) -> bind(insert, order, one);
                    case Returned(Return back) -> bind(insert, back, one);
                    case Did(Activity activity) -> bind(insert, activity, one);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, Purchase order, Counted one) throws SQLException {
        insert.setString(2, order.orderId());
        insert.setObject(3, Rows.utc(order.placedAt()));
        insert.setBigDecimal(4, order.share().spend());
        insert.setLong(5, order.share().points());
        insert.setLong(6, one.sequence());
        insert.setObject(7, Rows.utc(one.countedAt()));
        insert.setString(8, OwnShares.text(order.own()));
    }

    private static void bind(PreparedStatement insert, Return back, Counted one) throws SQLException {
        insert.setString(2, back.returnId());
        insert.setString(3, back.orderId());
        insert.setObject(4, Rows.utc(back.returnedAt()));
        insert.setBigDecimal(5, back.share().spend());
        insert.setLong(6, back.share().points());
        insert.setBoolean(7, back.complete());
        insert.setString(8, OwnShares.text(back.own()));
        insert.setLong(9, one.sequence());
        insert.setObject(10, Rows.utc(one.countedAt()));
    }

    private static void bind(PreparedStatement insert, Activity activity, Counted one) throws SQLException {
        insert.setString(2, activity.activityId());
        insert.setString(3, activity.type());
        insert.setObject(4, Rows.utc(activity.happenedAt()));
        insert.setLong(5, activity.points());
        insert.setLong(6, one.sequence());
        insert.setObject(7, Rows.utc(one.countedAt()));
    }
}
