package loyalty.voucher.wallet;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.events.Pseudonym;
import loyalty.outbox.DatabaseException;
import loyalty.voucher.domain.Voucher;

/** The vouchers that members hold. */
@ApplicationScoped
class Vouchers {

    private static final String INSERT = """
            INSERT INTO voucher (pseudonym, voucher_id, template, programme_version, kind, amount, currency, cause,
                issued_at, valid_from, valid_until, status, due_at, code_hash, code_cipher, code_key)
            VALUES (?, ?, ?, ?, 'amount', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LAST_ISSUED =
            "SELECT pseudonym, template, MAX(issued_at) AS last FROM voucher WHERE pseudonym IN (%s) GROUP BY pseudonym, template";
    private static final String OF_MEMBER =
            "SELECT * FROM voucher WHERE pseudonym = ? ORDER BY issued_at DESC, voucher_id";
    private static final String DUE = "SELECT DISTINCT pseudonym FROM voucher WHERE due_at <= ? LIMIT ?";
    private static final String ENDING =
            "SELECT * FROM voucher WHERE pseudonym IN (%s) AND due_at <= ? AND status = 'issued'";
    private static final String END =
            "UPDATE voucher SET status = 'expired', due_at = NULL WHERE pseudonym IN (%s) AND due_at <= ? AND status = 'issued'";

    private final AgroalDataSource database;

    Vouchers(AgroalDataSource database) {
        this.database = database;
    }

    /** A voucher as its row has it. */
    record Row(
            Pseudonym member,
            String voucherId,
            String template,
            String programmeVersion,
            BigDecimal amount,
            String currency,
            String cause,
            Instant issuedAt,
            Voucher.Validity validity,
            String status,
            byte[] codeCipher) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    Rows.member(row),
                    row.getString("voucher_id"),
                    row.getString("template"),
                    row.getString("programme_version"),
                    row.getBigDecimal("amount"),
                    row.getString("currency"),
                    row.getString("cause"),
                    Rows.instant(row, "issued_at"),
                    new Voucher.Validity(Rows.instant(row, "valid_from"), Rows.instant(row, "valid_until")),
                    row.getString("status"),
                    row.getBytes("code_cipher"));
        }
    }

    void add(List<Row> vouchers, List<CodeVault.Kept> codes) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < vouchers.size(); i++) {
                bind(insert, vouchers.get(i), codes.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("vouchers could not be issued", e);
        }
    }

    private static void bind(PreparedStatement insert, Row voucher, CodeVault.Kept code) throws SQLException {
        insert.setBytes(1, voucher.member().bytes());
        insert.setString(2, voucher.voucherId());
        insert.setString(3, voucher.template());
        insert.setString(4, voucher.programmeVersion());
        insert.setBigDecimal(5, voucher.amount());
        insert.setString(6, voucher.currency());
        insert.setString(7, voucher.cause());
        insert.setObject(8, Rows.utc(voucher.issuedAt()));
        insert.setObject(9, Rows.utc(voucher.validity().from()));
        insert.setObject(10, Rows.utc(voucher.validity().until()));
        insert.setString(11, voucher.status());
        insert.setObject(12, Rows.utc(voucher.validity().until()));
        insert.setBytes(13, code.hash());
        insert.setBytes(14, code.cipher());
        insert.setString(15, code.keyId());
    }

    /** When members last got each kind of voucher, by member and template. */
    Map<Pseudonym, Map<String, Instant>> lastIssued(Collection<Pseudonym> members) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST_ISSUED.formatted(Rows.places(members)))) {
            Rows.bind(select, members);
            Map<Pseudonym, Map<String, Instant>> last = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    last.computeIfAbsent(Rows.member(rows), m -> new HashMap<>())
                            .put(rows.getString("template"), Rows.instant(rows, "last"));
                }
            }
            return last;
        } catch (SQLException e) {
            throw new DatabaseException("vouchers could not be read", e);
        }
    }

    /** All vouchers of a member, the newest first. */
    List<Row> of(Pseudonym member) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_MEMBER)) {
            select.setBytes(1, member.bytes());
            return rows(select);
        } catch (SQLException e) {
            throw new DatabaseException("vouchers could not be read", e);
        }
    }

    /** Some members of whom a voucher ends. */
    List<Pseudonym> dueUpTo(Instant at, int limit) {
        return Rows.due(database, DUE, at, limit);
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(Row.of(rows));
            }
        }
        return found;
    }

    /** Ends what is to end of members who are locked, and tells what that was. */
    List<Row> expire(Instant at, Collection<Pseudonym> members) {
        return Rows.move(database, ENDING, END, at, members, Row::of);
    }
}
