package loyalty.voucher.vouchers;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherIssued;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.Rows;
import org.jspecify.annotations.Nullable;

/** The vouchers that members hold. */
@ApplicationScoped
public class Vouchers {

    private static final String INSERT = """
            INSERT INTO voucher (pseudonym, voucher_id, template, programme_version, kind, amount, currency, cause,
                issued_at, valid_from, valid_until, status, due_at, code_hash, code_cipher, code_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LAST_ISSUED =
            "SELECT pseudonym, template, MAX(issued_at) AS last FROM voucher WHERE pseudonym IN (%s) GROUP BY pseudonym, template";
    private static final String OF_MEMBER =
            "SELECT * FROM voucher WHERE pseudonym = ? ORDER BY issued_at DESC, voucher_id";
    private static final String BY_CODE = "SELECT * FROM voucher WHERE code_hash IN (%s)";
    private static final String ONE = "SELECT * FROM voucher WHERE pseudonym = ? AND voucher_id = ?";
    private static final String DUE = "SELECT DISTINCT pseudonym FROM voucher WHERE due_at <= ? LIMIT ?";
    private static final String STARTING =
            "SELECT * FROM voucher WHERE pseudonym IN (%s) AND due_at <= ? AND status = 'scheduled'";
    private static final String START =
            "UPDATE voucher SET status = 'issued', due_at = valid_until WHERE pseudonym IN (%s) AND due_at <= ? AND status = 'scheduled'";
    private static final String ENDING =
            "SELECT * FROM voucher WHERE pseudonym IN (%s) AND due_at <= ? AND status = 'issued'";
    private static final String END =
            "UPDATE voucher SET status = 'expired', due_at = NULL WHERE pseudonym IN (%s) AND due_at <= ? AND status = 'issued'";

    private final AgroalDataSource database;

    Vouchers(AgroalDataSource database) {
        this.database = database;
    }

    /** A voucher as its row has it. */
    public record Row(
            Pseudonym member,
            String voucherId,
            String template,
            String programmeVersion,
            String kind,
            @Nullable BigDecimal value,
            String currency,
            String cause,
            Instant issuedAt,
            Voucher.Validity validity,
            @Nullable Instant issuedUntil,
            String status,
            @Nullable Instant reservedUntil,
            byte[] codeCipher,
            String codeKey) {

        /** Its life as it was issued, wherever support has moved its end since. */
        public Voucher.Validity firstValidity() {
            return issuedUntil == null ? validity : new Voucher.Validity(validity.from(), issuedUntil);
        }

        /** What it is at an instant. */
        public Voucher state(Instant now) {
            return Voucher.stored(status, validity, reservedUntil, now);
        }

        /** When time alone moves it on. */
        public Instant dueAt() {
            return status.equals("scheduled") ? validity.from() : validity.until();
        }

        /** The news of its issue. */
        public VoucherIssued issued() {
            return new VoucherIssued(
                    member, issuedAt, voucherId, kind, value, currency, validity.from(), validity.until(), cause);
        }

        public static Row of(ResultSet row) throws SQLException {
            return new Row(
                    Rows.member(row),
                    row.getString("voucher_id"),
                    row.getString("template"),
                    row.getString("programme_version"),
                    row.getString("kind"),
                    row.getBigDecimal("amount"),
                    row.getString("currency"),
                    row.getString("cause"),
                    Rows.instant(row, "issued_at"),
                    new Voucher.Validity(Rows.instant(row, "valid_from"), Rows.instant(row, "valid_until")),
                    Rows.instantOrNull(row, "issued_until"),
                    row.getString("status"),
                    Rows.instantOrNull(row, "reserved_until"),
                    row.getBytes("code_cipher"),
                    row.getString("code_key"));
        }
    }

    public void add(List<Row> vouchers, List<CodeVault.Kept> codes) {
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
        insert.setString(5, voucher.kind());
        insert.setBigDecimal(6, voucher.value());
        insert.setString(7, voucher.currency());
        insert.setString(8, voucher.cause());
        insert.setObject(9, Rows.utc(voucher.issuedAt()));
        insert.setObject(10, Rows.utc(voucher.validity().from()));
        insert.setObject(11, Rows.utc(voucher.validity().until()));
        insert.setString(12, voucher.status());
        insert.setObject(13, Rows.utc(voucher.dueAt()));
        insert.setBytes(14, code.hash());
        insert.setBytes(15, code.cipher());
        insert.setString(16, code.keyId());
    }

    /** When members last got each kind of voucher, by member and template. */
    public Map<Pseudonym, Map<String, Instant>> lastIssued(Collection<Pseudonym> members) {
        Map<Pseudonym, Map<String, Instant>> last = new HashMap<>();
        Rows.read(
                database,
                LAST_ISSUED.formatted(Rows.places(members)),
                select -> Rows.bind(select, members),
                row -> last.computeIfAbsent(Rows.member(row), m -> new HashMap<>())
                        .put(row.getString("template"), Rows.instant(row, "last")));
        return last;
    }

    /** All vouchers of a member, the newest first. */
    public List<Row> of(Pseudonym member) {
        return Rows.read(database, OF_MEMBER, select -> select.setBytes(1, member.bytes()), Row::of);
    }

    /** One voucher of a member. */
    public Row one(Pseudonym member, String voucherId) {
        return Rows.read(database, ONE, Rows.values(member.bytes(), voucherId), Row::of)
                .getFirst();
    }

    /** The voucher that a code belongs to, by the hashes that it may have. */
    public Optional<Row> byCode(List<byte[]> hashes) {
        String sql = BY_CODE.formatted(Rows.places(hashes));
        return Rows.read(database, sql, Rows.values(hashes.toArray()), Row::of).stream()
                .findFirst();
    }

    /** Some members of whom a voucher starts or ends. */
    public List<Pseudonym> dueUpTo(Instant at, int limit) {
        return Rows.due(database, DUE, at, limit);
    }

    /** Starts what is to start of members who are locked, and tells what that was. */
    public List<Row> start(Instant at, Collection<Pseudonym> members) {
        return Rows.move(database, STARTING, START, at, members, Row::of);
    }

    /** Ends what is to end of members who are locked, and tells what that was. */
    public List<Row> expire(Instant at, Collection<Pseudonym> members) {
        return Rows.move(database, ENDING, END, at, members, Row::of);
    }
}
