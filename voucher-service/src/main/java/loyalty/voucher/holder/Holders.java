package loyalty.voucher.holder;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;

/** The members, as far as a wallet has to know them: their lock, their event count, whether they are enrolled. */
@ApplicationScoped
public class Holders {

    private static final String CREATE = "INSERT IGNORE INTO holder (pseudonym, event_seq) VALUES (?, 0)";
    private static final String LOCK =
            "SELECT pseudonym, event_seq FROM holder WHERE pseudonym IN (%s) ORDER BY pseudonym FOR UPDATE";

    // The rows are there and locked; as inserts they travel as one statement, however many they are.
    private static final String ENROL = """
            INSERT INTO holder (pseudonym, event_seq, enrolled_at) VALUES (?, 0, ?)
            ON DUPLICATE KEY UPDATE enrolled_at = COALESCE(enrolled_at, VALUES(enrolled_at))""";
    private static final String COUNT = """
            INSERT INTO holder (pseudonym, event_seq) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE event_seq = VALUES(event_seq)""";
    private static final String TIER = "UPDATE holder SET tier = ? WHERE pseudonym = ?";
    private static final String TIER_OF = "SELECT tier FROM holder WHERE pseudonym = ? AND tier IS NOT NULL";
    private static final String ORDERED = "UPDATE holder SET orders = orders + ? WHERE pseudonym = ?";
    private static final String ORDERS_OF = "SELECT orders FROM holder WHERE pseudonym = ?";
    private static final String ENROLLED = "SELECT 1 FROM holder WHERE pseudonym = ? AND enrolled_at IS NOT NULL";

    private final AgroalDataSource database;

    Holders(AgroalDataSource database) {
        this.database = database;
    }

    /** Locks the rows of members, in order of pseudonym, and makes those that are missing. Gives their event counts. */
    public SortedMap<Pseudonym, Long> lock(SortedSet<Pseudonym> members) {
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
            throw new DatabaseException("wallets could not be locked", e);
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

    /** Notes since when members are enrolled. */
    public void enrol(Map<Pseudonym, Instant> enrolled) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ENROL)) {
            for (var entry : enrolled.entrySet()) {
                update.setBytes(1, entry.getKey().bytes());
                update.setObject(2, Rows.utc(entry.getValue()));
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("enrolments could not be noted", e);
        }
    }

    /** Writes how many events were sent about members. */
    public void count(Map<Pseudonym, Long> sequences) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(COUNT)) {
            for (var entry : sequences.entrySet()) {
                update.setBytes(1, entry.getKey().bytes());
                update.setLong(2, entry.getValue());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("wallets could not be written", e);
        }
    }

    /** Notes the tiers of members who are locked. */
    public void noteTiers(Map<Pseudonym, String> tiers) {
        tiers.forEach((member, tier) -> Rows.update(database, TIER, update -> {
            update.setString(1, tier);
            update.setBytes(2, member.bytes());
        }));
    }

    /** The tier last heard of, or the lowest of the ladder before there was any news. */
    public String tierOf(Pseudonym member, Programme programme) {
        return Rows.read(database, TIER_OF, find -> find.setBytes(1, member.bytes()), row -> row.getString(1)).stream()
                .findFirst()
                .orElseGet(() -> programme.tiers().steps().getFirst().tier());
    }

    /** Counts the orders of members who are locked. */
    public void countOrders(Map<Pseudonym, Long> orders) {
        orders.forEach((member, more) -> Rows.update(database, ORDERED, update -> {
            update.setLong(1, more);
            update.setBytes(2, member.bytes());
        }));
    }

    /** How many orders were heard of. */
    public long ordersOf(Pseudonym member) {
        return Rows.read(database, ORDERS_OF, find -> find.setBytes(1, member.bytes()), row -> row.getLong(1)).stream()
                .findFirst()
                .orElse(0L);
    }

    public boolean isEnrolled(Pseudonym member) {
        return !Rows.read(database, ENROLLED, find -> find.setBytes(1, member.bytes()), row -> true)
                .isEmpty();
    }
}
