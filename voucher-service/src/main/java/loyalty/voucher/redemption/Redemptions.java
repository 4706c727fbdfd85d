package loyalty.voucher.redemption;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.holder.Rows;
import org.jspecify.annotations.Nullable;

/** What tills hold and held for orders. */
@ApplicationScoped
public class Redemptions {

    private static final String FIND = "SELECT * FROM redemption WHERE redemption_id = ?";
    private static final String ADD = """
            INSERT INTO redemption (redemption_id, pseudonym, order_id, body_hash, currency, payable, status, asked_at,
                expires_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?)""";
    private static final String ADD_PART = """
            INSERT INTO redemption_part (redemption_id, part, line, voucher_id, line_id, amount)
            VALUES (?, ?, ?, ?, ?, ?)""";
    private static final String PARTS = "SELECT * FROM redemption_part WHERE redemption_id = ? ORDER BY part, line";
    private static final String SETTLE = "UPDATE redemption SET status = ?, due_at = NULL WHERE redemption_id = ?";
    private static final String DUE = "SELECT DISTINCT pseudonym FROM redemption WHERE due_at <= ? LIMIT ?";
    private static final String FORGOTTEN = "SELECT * FROM redemption WHERE pseudonym IN (%s) AND due_at <= ?";

    private final AgroalDataSource database;

    Redemptions(AgroalDataSource database) {
        this.database = database;
    }

    /** A redemption as its row has it. */
    public record Row(
            String redemptionId,
            Pseudonym member,
            String orderId,
            byte[] bodyHash,
            String currency,
            BigDecimal payable,
            String status,
            Instant askedAt,
            Instant expiresAt) {

        public static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("redemption_id"),
                    Rows.member(row),
                    row.getString("order_id"),
                    row.getBytes("body_hash"),
                    row.getString("currency"),
                    row.getBigDecimal("payable"),
                    row.getString("status"),
                    Rows.instant(row, "asked_at"),
                    Rows.instant(row, "expires_at"));
        }
    }

    public Optional<Row> find(String redemptionId) {
        return Rows.read(database, FIND, select -> select.setString(1, redemptionId), Row::of).stream()
                .findFirst();
    }

    public void add(Row row, List<Discount> discounts) {
        Rows.update(database, ADD, insert -> {
            insert.setString(1, row.redemptionId());
            insert.setBytes(2, row.member().bytes());
            insert.setString(3, row.orderId());
            insert.setBytes(4, row.bodyHash());
            insert.setString(5, row.currency());
            insert.setBigDecimal(6, row.payable());
            insert.setObject(7, Rows.utc(row.askedAt()));
            insert.setObject(8, Rows.utc(row.expiresAt()));
            insert.setObject(9, Rows.utc(row.expiresAt()));
        });
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD_PART)) {
            insert.setString(1, row.redemptionId());
            for (int part = 0; part < discounts.size(); part++) {
                addPart(insert, part, discounts.get(part));
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("a redemption could not be written", e);
        }
    }

    private static void addPart(PreparedStatement insert, int part, Discount discount) throws SQLException {
        for (int line = 0; line < discount.shares().size(); line++) {
            Discount.Share share = discount.shares().get(line);
            insert.setInt(2, part);
            insert.setInt(3, line);
            insert.setString(4, discount.voucherId());
            insert.setString(5, share.lineId());
            insert.setBigDecimal(6, share.amount());
            insert.addBatch();
        }
    }

    private record Part(int number, @Nullable String voucherId, Discount.Share share) {

        public static Part of(ResultSet row) throws SQLException {
            return new Part(
                    row.getInt("part"),
                    row.getString("voucher_id"),
                    new Discount.Share(row.getString("line_id"), row.getBigDecimal("amount")));
        }
    }

    /** What a redemption takes off, in the order of application. */
    public List<Discount> discounts(String redemptionId) {
        List<Part> parts = Rows.read(database, PARTS, select -> select.setString(1, redemptionId), Part::of);
        List<Discount> discounts = new ArrayList<>();
        for (int i = 0; i < parts.size(); ) {
            int number = parts.get(i).number();
            List<Part> same =
                    parts.stream().filter(part -> part.number() == number).toList();
            discounts.add(new Discount(
                    same.getFirst().voucherId(),
                    same.stream().map(part -> part.share().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                    same.stream().map(Part::share).toList()));
            i += same.size();
        }
        return discounts;
    }

    /** Notes how it ended; the member is locked. */
    public void settle(String redemptionId, String status) {
        Rows.update(database, SETTLE, update -> {
            update.setString(1, status);
            update.setString(2, redemptionId);
        });
    }

    /** Some members of whom a till has forgotten something. */
    public List<Pseudonym> dueUpTo(Instant at, int limit) {
        return Rows.due(database, DUE, at, limit);
    }

    /** What tills have forgotten of members who are locked. */
    public List<Row> forgotten(Instant at, Collection<Pseudonym> members) {
        return Rows.read(
                database,
                FORGOTTEN.formatted(Rows.places(members)),
                select -> {
                    Rows.bind(select, members);
                    select.setObject(members.size() + 1, Rows.utc(at));
                },
                Row::of);
    }
}
