package loyalty.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import loyalty.database.DatabaseException;
import loyalty.database.ManyRows;

/** The rows that wait, as the relay sees them. */
@ApplicationScoped
class OutboxTable {

    private static final String OLDEST = """
            select outbox.id, aggregatetype, aggregateid, type, payload, event_id, sequence_no, happened_at, traceparent
            from outbox join event_log on event_log.id = outbox.log_id
            where outbox.shard in (:keys) order by outbox.id limit ?""";
    private static final String COUNT = "select count(*) from (select id from outbox limit ?) some";

    private final AgroalDataSource database;

    OutboxTable(AgroalDataSource database) {
        this.database = database;
    }

    /** The oldest rows of the shards. There is no watermark: a row that commits late is simply still there. */
    List<OutboxRow> oldest(Collection<Integer> shards, int limit) {
        try (Connection connection = database.getConnection()) {
            return new ManyRows(connection).select(OLDEST, shards, OutboxRow::of, limit);
        } catch (SQLException e) {
            throw new DatabaseException("the outbox could not be read", e);
        }
    }

    void delete(List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            new ManyRows(connection).execute("delete from outbox where id in (?)", ids);
        } catch (SQLException e) {
            throw new DatabaseException("what was published could not be deleted from the outbox", e);
        }
    }

    /** How many events wait, counted no further than a limit. */
    int waiting(int limit) {
        try (Connection connection = database.getConnection()) {
            return new ManyRows(connection)
                    .read(COUNT, row -> row.getInt(1), List.of(limit))
                    .getFirst();
        } catch (SQLException e) {
            throw new DatabaseException("the outbox could not be counted", e);
        }
    }
}
