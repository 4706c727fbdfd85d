package loyalty.voucher.exchange;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.VoucherConfig;
import loyalty.voucher.holder.Rows;
import org.jspecify.annotations.Nullable;

/** The exchanges of points for vouchers: those under way and those that are done. */
@ApplicationScoped
class Exchanges {

    private static final String FIND = "SELECT * FROM exchange WHERE exchange_id = ?";
    private static final String ADD = """
            INSERT IGNORE INTO exchange (exchange_id, pseudonym, body_hash, reward, programme_version, points, limited,
                hold_id, status, asked_at, resume_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, UTC_TIMESTAMP(6) + INTERVAL ? SECOND)""";
    private static final String HELD =
            "UPDATE exchange SET status = 'held' WHERE exchange_id = ? AND hold_id = ? AND status <> 'completed'";
    private static final String COMPLETE = """
            UPDATE exchange SET status = 'completed', voucher_id = ?, resume_at = NULL
            WHERE exchange_id = ? AND hold_id = ? AND status <> 'completed'""";
    private static final String ABANDON =
            "DELETE FROM exchange WHERE exchange_id = ? AND hold_id = ? AND (status = 'pending' OR status = ?)";
    private static final String DUE =
            "SELECT * FROM exchange WHERE resume_at <= UTC_TIMESTAMP(6) ORDER BY resume_at LIMIT ?";
    private static final String CLAIM = """
            UPDATE exchange SET resume_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND
            WHERE exchange_id = ? AND hold_id = ? AND resume_at <= UTC_TIMESTAMP(6)""";

    private final AgroalDataSource database;
    private final Duration lease;

    Exchanges(AgroalDataSource database, VoucherConfig config) {
        this.database = database;
        this.lease = config.exchangeLease();
    }

    /**
     * An exchange as its row has it.
     *
     * @param holdId the hold of this attempt; another attempt has another one
     * @param voucherId what it brought, once it is completed
     */
    record Row(
            String exchangeId,
            Pseudonym member,
            byte[] bodyHash,
            String reward,
            String programmeVersion,
            long points,
            boolean limited,
            String holdId,
            String status,
            @Nullable String voucherId,
            Instant askedAt) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("exchange_id"),
                    Rows.member(row),
                    row.getBytes("body_hash"),
                    row.getString("reward"),
                    row.getString("programme_version"),
                    row.getLong("points"),
                    row.getBoolean("limited"),
                    row.getString("hold_id"),
                    row.getString("status"),
                    row.getString("voucher_id"),
                    Rows.instant(row, "asked_at"));
        }
    }

    Optional<Row> find(String exchangeId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, exchangeId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Row.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("an exchange could not be read", e);
        }
    }

    /** Writes down what is begun; whether it was new. From the end of the lease on anybody may end it. */
    boolean add(Row row) {
        return update(ADD, insert -> {
            insert.setString(1, row.exchangeId());
            insert.setBytes(2, row.member().bytes());
            insert.setBytes(3, row.bodyHash());
            insert.setString(4, row.reward());
            insert.setString(5, row.programmeVersion());
            insert.setLong(6, row.points());
            insert.setBoolean(7, row.limited());
            insert.setString(8, row.holdId());
            insert.setObject(9, Rows.utc(row.askedAt()));
            insert.setLong(10, lease.toSeconds());
        });
    }

    /** Notes that the points are held; whether this attempt is still the one. */
    boolean held(Row row) {
        return update(HELD, update -> bindAttempt(update, 1, row));
    }

    /** Notes what it brought; whether nobody had done so. */
    boolean complete(Row row, String voucherId) {
        return update(COMPLETE, update -> {
            update.setString(1, voucherId);
            bindAttempt(update, 2, row);
        });
    }

    /** Forgets an attempt; whether it was there and could be. */
    boolean abandon(Row row, boolean thoughHeld) {
        return update(ABANDON, delete -> {
            bindAttempt(delete, 1, row);
            delete.setString(3, thoughHeld ? "held" : "pending");
        });
    }

    /** Takes over some of those whose lease has run out. */
    List<Row> claimLeft(int limit) {
        List<Row> left = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    left.add(Row.of(rows));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("exchanges could not be read", e);
        }
        return left.stream()
                .filter(row -> update(CLAIM, claim -> {
                    claim.setLong(1, lease.toSeconds());
                    bindAttempt(claim, 2, row);
                }))
                .toList();
    }

    private static void bindAttempt(PreparedStatement statement, int place, Row row) throws SQLException {
        statement.setString(place, row.exchangeId());
        statement.setString(place + 1, row.holdId());
    }

    private boolean update(String sql, Rows.Binder binder) {
        return Rows.update(database, sql, binder) == 1;
    }
}
