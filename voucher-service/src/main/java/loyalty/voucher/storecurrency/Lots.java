package loyalty.voucher.storecurrency;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.voucher.holder.Rows;

/** The lots of store currency that members hold. */
@ApplicationScoped
public class Lots {

    private static final String INSERT = """
            INSERT INTO store_currency_lot (pseudonym, lot_id, order_id, currency, issued, left_over, issued_at,
                redeemable_from, redeemable_until, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_MEMBER =
            "SELECT * FROM store_currency_lot WHERE pseudonym = ? AND left_over > 0 ORDER BY redeemable_until, lot_id";
    private static final String DUE = "SELECT DISTINCT pseudonym FROM store_currency_lot WHERE due_at <= ? LIMIT ?";
    private static final String MEANT = " WHERE pseudonym IN (%s) AND due_at <= ? AND due_at = ";
    private static final String OPENING = "SELECT * FROM store_currency_lot" + MEANT + "redeemable_from";
    private static final String OPEN =
            "UPDATE store_currency_lot SET due_at = redeemable_until" + MEANT + "redeemable_from";
    private static final String CLOSING = "SELECT * FROM store_currency_lot" + MEANT + "redeemable_until";
    private static final String CLOSE =
            "UPDATE store_currency_lot SET expired = expired + left_over - held, left_over = held, due_at = NULL"
                    + MEANT + "redeemable_until";

    private final AgroalDataSource database;

    Lots(AgroalDataSource database) {
        this.database = database;
    }

    /** A lot as its row has it. */
    public record Row(
            Pseudonym member,
            String lotId,
            String orderId,
            String currency,
            BigDecimal issued,
            BigDecimal left,
            BigDecimal held,
            Instant issuedAt,
            Instant redeemableFrom,
            Instant redeemableUntil) {

        /** What no till holds, as last written. */
        public BigDecimal free() {
            return left.subtract(held);
        }

        /** Whether it can be spent at an instant. */
        public boolean isOpen(Instant now) {
            return !now.isBefore(redeemableFrom) && now.isBefore(redeemableUntil);
        }

        public static Row of(ResultSet row) throws SQLException {
            return new Row(
                    Rows.member(row),
                    row.getString("lot_id"),
                    row.getString("order_id"),
                    row.getString("currency"),
                    row.getBigDecimal("issued"),
                    row.getBigDecimal("left_over"),
                    row.getBigDecimal("held"),
                    Rows.instant(row, "issued_at"),
                    Rows.instant(row, "redeemable_from"),
                    Rows.instant(row, "redeemable_until"));
        }
    }

    public void add(List<Row> lots) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Row lot : lots) {
                insert.setBytes(1, lot.member().bytes());
                insert.setString(2, lot.lotId());
                insert.setString(3, lot.orderId());
                insert.setString(4, lot.currency());
                insert.setBigDecimal(5, lot.issued());
                insert.setBigDecimal(6, lot.left());
                insert.setObject(7, Rows.utc(lot.issuedAt()));
                insert.setObject(8, Rows.utc(lot.redeemableFrom()));
                insert.setObject(9, Rows.utc(lot.redeemableUntil()));
                insert.setObject(10, Rows.utc(lot.redeemableFrom()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("store currency could not be issued", e);
        }
    }

    /** What a member has left, the soonest to end first. */
    public List<Row> of(Pseudonym member) {
        return Rows.read(database, OF_MEMBER, select -> select.setBytes(1, member.bytes()), Row::of);
    }

    /** Some members for whom a window opens or closes. */
    public List<Pseudonym> dueUpTo(Instant at, int limit) {
        return Rows.due(database, DUE, at, limit);
    }

    /** Opens the windows of members who are locked, and tells which. */
    public List<Row> open(Instant at, Collection<Pseudonym> members) {
        return Rows.move(database, OPENING, OPEN, at, members, Row::of);
    }

    /** Closes the windows of members who are locked; what no till holds expires. Tells how they were. */
    public List<Row> close(Instant at, Collection<Pseudonym> members) {
        return Rows.move(database, CLOSING, CLOSE, at, members, Row::of);
    }
}
