package loyalty.outbox.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import loyalty.database.DatabaseException;
import org.apache.kafka.common.TopicPartition;

/** What was received: marks and positions, written in the transaction of the effect. */
@ApplicationScoped
public class Inbox {

    private static final String MARK = "insert into inbox (event_id) values (?)";
    private static final String MOVE = """
            insert into consumer_position (topic, partition_no, next_offset) values (?, ?, ?)
            on duplicate key update next_offset = greatest(next_offset, values(next_offset))""";

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** Which of the events were applied before. */
    Set<String> known(Collection<String> ids) throws SQLException {
        Set<String> known = new HashSet<>();
        if (ids.isEmpty()) {
            return known;
        }
        String sql = "select event_id from inbox where event_id in (%s)"
                .formatted(String.join(", ", Collections.nCopies(ids.size(), "?")));
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            for (String id : ids) {
                select.setString(place++, id);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }

    /** Marks events as applied. Fails when another replica has just marked one of them. */
    void mark(Collection<String> ids) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(MARK)) {
            for (String id : ids) {
                insert.setString(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Notes how far each partition has been applied. Positions never go back. */
    void move(Map<TopicPartition, Long> nextOffsets) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(MOVE)) {
            for (var position : nextOffsets.entrySet()) {
                upsert.setString(1, position.getKey().topic());
                upsert.setInt(2, position.getKey().partition());
                upsert.setLong(3, position.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** How far each partition has been applied. */
    public Map<TopicPartition, Long> positions() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from consumer_position");
                ResultSet rows = select.executeQuery()) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            while (rows.next()) {
                positions.put(
                        new TopicPartition(rows.getString("topic"), rows.getInt("partition_no")),
                        rows.getLong("next_offset"));
            }
            return positions;
        } catch (SQLException e) {
            throw new DatabaseException("the positions could not be read", e);
        }
    }
}
