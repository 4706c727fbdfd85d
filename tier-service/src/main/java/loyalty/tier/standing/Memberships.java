package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.Standing;
import org.jspecify.annotations.Nullable;

/** Where members stand, as rows; whoever changes a member's tier holds the lock on their row. */
@ApplicationScoped
class Memberships {

    private static final String CREATE = "INSERT IGNORE INTO membership (pseudonym, event_seq) VALUES (?, 0)";
    private static final String LOCK =
            "SELECT pseudonym, event_seq FROM membership WHERE pseudonym IN (%s) ORDER BY pseudonym FOR UPDATE";

    // The rows are there and locked; as inserts they travel as one statement, however many they are.
    private static final String WRITE = """
            INSERT INTO membership (pseudonym, tier, since, valid_until, due_at, event_seq) VALUES (?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE tier = VALUES(tier), since = VALUES(since), valid_until = VALUES(valid_until),
              due_at = VALUES(due_at), event_seq = VALUES(event_seq)""";

    private final AgroalDataSource database;

    Memberships(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Where a member stands, in short.
     *
     * @param main on the ladder by which rates go
     * @param dueAt when time alone changes something on any ladder
     */
    record Summary(Standing main, @Nullable Instant dueAt) {}

    /** Locks the rows of members, in order of pseudonym, and makes those that are missing. Gives their event counts. */
    SortedMap<Pseudonym, Long> lock(SortedSet<Pseudonym> members) {
        try (Connection connection = database.getConnection()) {
            SortedMap<Pseudonym, Long> locked = lock(connection, members);
            List<Pseudonym> missing =
                    members.stream().filter(m -> !locked.containsKey(m)).toList();
            if (!missing.isEmpty()) {
                create(connection, missing);
                locked.putAll(lock(connection, missing));
            }
            return locked;
        } catch (SQLException e) {
            throw new DatabaseException("memberships could not be locked", e);
        }
    }

    private static SortedMap<Pseudonym, Long> lock(Connection connection, Collection<Pseudonym> members)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK.formatted(Rows.places(members)))) {
            Rows.bind(lock, members);
            SortedMap<Pseudonym, Long> locked = new TreeMap<>();
            try (ResultSet rows = lock.executeQuery()) {
                while (rows.next()) {
                    locked.put(Rows.member(rows), rows.getLong("event_seq"));
                }
            }
            return locked;
        }
    }

    private static void create(Connection connection, List<Pseudonym> members) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement(CREATE)) {
            for (Pseudonym member : members) {
                create.setBytes(1, member.bytes());
                create.addBatch();
            }
            create.executeBatch();
        }
    }

    /** Writes where members stand and how many events were sent about them. */
    void write(Map<Pseudonym, Summary> standings, Map<Pseudonym, Long> sequences) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(WRITE)) {
            for (var entry : standings.entrySet()) {
                Standing standing = entry.getValue().main();
                update.setBytes(1, entry.getKey().bytes());
                update.setString(2, standing.tier());
                update.setObject(3, Rows.utc(standing.since()));
                update.setObject(4, Rows.utc(standing.validUntil()));
                update.setObject(5, Rows.utc(entry.getValue().dueAt()));
                update.setLong(6, sequences.getOrDefault(entry.getKey(), 0L));
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("memberships could not be written", e);
        }
    }

    /** The earliest instant at which time alone changes somebody's tier. */
    Optional<Instant> nextDue() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT MIN(due_at) AS due FROM membership");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(Rows.instant(row, "due"));
        } catch (SQLException e) {
            throw new DatabaseException("what is due could not be read", e);
        }
    }

    /** Some of the members for whom something is due. */
    List<Pseudonym> dueUpTo(Instant at, int limit) {
        String sql = "SELECT pseudonym FROM membership WHERE due_at <= ? ORDER BY due_at LIMIT " + limit;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, Rows.utc(at));
            List<Pseudonym> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(Rows.member(rows));
                }
            }
            return due;
        } catch (SQLException e) {
            throw new DatabaseException("what is due could not be read", e);
        }
    }
}
