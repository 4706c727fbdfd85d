package loyalty.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import loyalty.database.DatabaseException;

/** The rows that wait, as the relay sees them. */
@ApplicationScoped
class OutboxTable {

    private static final String OLDEST = """
            select outbox.id, aggregatetype, aggregateid, type, payload, event_id, sequence_no, happened_at, traceparent
            from outbox join event_log on event_log.id = outbox.log_id
            where outbox.shard in (%s) order by outbox.id limit %d""";

    private final AgroalDataSource database;

    OutboxTable(AgroalDataSource database) {
        this.database = database;
    }

    /** The oldest rows of the shards. There is no watermark: a row that commits late is simply still there. */
    List<OutboxRow> oldest(Collection<Integer> shards, int limit) {
        String sql = OLDEST.formatted(places(shards), limit);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            for (int shard : shards) {
                select.setInt(place++, shard);
            }
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(OutboxRow.of(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException("the outbox could not be read", e);
        }
    }

    void delete(List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from outbox where id in (" + places(ids) + ")")) {
            int place = 1;
            for (long id : ids) {
                delete.setLong(place++, id);
            }
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("what was published could not be deleted from the outbox", e);
        }
    }

    /** How many events wait, counted no further than a limit. */
    int waiting(int limit) {
        String sql = "select count(*) from (select id from outbox limit " + limit + ") some";
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(sql);
                ResultSet counted = count.executeQuery()) {
            counted.next();
            return counted.getInt(1);
        } catch (SQLException e) {
            throw new DatabaseException("the outbox could not be counted", e);
        }
    }

    private static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
