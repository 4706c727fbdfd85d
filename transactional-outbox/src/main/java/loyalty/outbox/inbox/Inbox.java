package loyalty.outbox.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loyalty.database.DatabaseException;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What was received: marks and positions, written in the transaction of the effect. */
@ApplicationScoped
public class Inbox {

    private static final String KNOWN = "select event_id from inbox where event_id in (:keys)";
    private static final String MARK = "insert into inbox (event_id)";
    private static final String MOVE = "insert into consumer_position (topic, partition_no, next_offset)";
    private static final String NEVER_BACK =
            " on duplicate key update next_offset = greatest(next_offset, values(next_offset))";

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** Which of the events were applied before. */
    Set<String> known(Collection<String> ids) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new HashSet<>(new ManyRows(connection).select(KNOWN, ids, row -> row.getString(1)));
        }
    }

    /** Marks events as applied. Fails when another replica has just marked one of them. */
    void mark(Collection<String> ids) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(ids.size());
        ids.forEach(id -> rows.add(new Object[] {id}));
        try (Connection connection = database.getConnection()) {
            new ManyRows(connection).insert(MARK, rows);
        }
    }

    /** Notes how far each partition has been applied. Positions never go back. */
    void move(Map<TopicPartition, Long> nextOffsets) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(nextOffsets.size());
        nextOffsets.forEach(
                (partition, next) -> rows.add(new Object[] {partition.topic(), partition.partition(), next}));
        try (Connection connection = database.getConnection()) {
            new ManyRows(connection).insert(MOVE, NEVER_BACK, rows);
        }
    }

    /** How far each partition has been applied. */
    public Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            new ManyRows(connection)
                    .read("select * from consumer_position", Inbox::position, List.of())
                    .forEach(position -> positions.put(position.getKey(), position.getValue()));
            return positions;
        } catch (SQLException e) {
            throw new DatabaseException("the positions could not be read", e);
        }
    }

    private static Map.Entry<TopicPartition, Long> position(Row row) {
        return Map.entry(
                new TopicPartition(row.getString("topic"), row.getInt("partition_no")), row.getLong("next_offset"));
    }
}
