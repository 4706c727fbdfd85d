package loyalty.cli.bench.loops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows that an order leaves behind beside the account's: order, entry, lot, event. */
final class Rows {
    private final List<Pattern> patterns;
    private final List<PreparedStatement> statements;

    /**
     * Where an order stands in the account of its member.
     *
     * @param version the number of the entry
     * @param eventSeq the number of the event
     * @param available points after it
     */
    record Place(long version, long eventSeq, long available) {}

    Rows(Connection connection) throws SQLException {
        patterns = List.of(
                Pattern.of(connection, "purchase"),
                Pattern.of(connection, "entry"),
                Pattern.of(connection, "lot"),
                Pattern.of(connection, "event_log"));
        PreparedStatement[] all = new PreparedStatement[patterns.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = connection.prepareStatement(patterns.get(i).insert());
        }
        statements = List.of(all);
    }

    /** Writes the rows of one order, each by a statement of its own. */
    void execute(byte[] member, String orderId, Place place) throws SQLException {
        Map<String, Object> own = own(member, orderId, place);
        for (int i = 0; i < patterns.size(); i++) {
            patterns.get(i).bind(statements.get(i), own);
            statements.get(i).executeUpdate();
        }
    }

    /** Notes the rows of one order of many. */
    void add(byte[] member, String orderId, Place place) throws SQLException {
        Map<String, Object> own = own(member, orderId, place);
        for (int i = 0; i < patterns.size(); i++) {
            patterns.get(i).bind(statements.get(i), own);
            statements.get(i).addBatch();
        }
    }

    /** Writes what was noted, one statement a table. */
    void executeAll() throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.executeBatch();
        }
    }

    private static Map<String, Object> own(byte[] member, String orderId, Place place) {
        Map<String, Object> own = new TreeMap<>();
        own.put("pseudonym", member);
        own.put("aggregateid", HexFormat.of().formatHex(member));
        own.put("order_id", orderId);
        own.put("body_hash", hash(orderId));
        own.put("seq", place.version());
        own.put("entry_seq", place.version());
        own.put("event_seq", place.eventSeq());
        own.put("sequence_no", place.eventSeq());
        own.put("event_id", "points.earned.v1-" + orderId);
        own.put("available_after", place.available());
        return own;
    }

    private static byte[] hash(String orderId) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(orderId.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
