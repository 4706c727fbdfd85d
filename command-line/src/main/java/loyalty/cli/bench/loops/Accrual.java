package loyalty.cli.bench.loops;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An accrual as somebody writes it who knows the tables and nothing else: the account's row is moved, which locks it, and
 * read; then order, entry, lot and event are written, and committed. An order that was there before fails by its key.
 */
final class Accrual implements AutoCloseable {
    private static final long POINTS = 10;
    private static final String MOVE = """
            update account
            set version = version + 1, event_seq = event_seq + 1, available = available + ?,
                lifetime_earned = lifetime_earned + ?
            where pseudonym = ?
            """;
    private static final String READ = "select version, event_seq, available from account where pseudonym = ?";

    private final Connection connection;
    private final Rows rows;
    private final PreparedStatement move;
    private final PreparedStatement read;

    Accrual(BareTables tables) throws SQLException {
        connection = tables.connect();
        rows = new Rows(connection);
        move = connection.prepareStatement(MOVE);
        read = connection.prepareStatement(READ);
    }

    /** Posts an order of a member and commits. */
    void post(byte[] member, String orderId) throws SQLException {
        move.setLong(1, POINTS);
        move.setLong(2, POINTS);
        move.setBytes(3, member);
        move.executeUpdate();
        read.setBytes(1, member);
        Rows.Place place;
        try (ResultSet row = read.executeQuery()) {
            row.next();
            place = new Rows.Place(row.getLong("version"), row.getLong("event_seq"), row.getLong("available"));
        }
        rows.execute(member, orderId, place);
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
