package loyalty.voucher.redemption;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;
import loyalty.voucher.holder.Rows;

/** What of a wallet a redemption holds: its vouchers, and its parts of lots. Every member here is locked. */
@ApplicationScoped
public class Reserved {

    private static final String RESERVE = """
            UPDATE voucher SET status = 'reserved', redemption_id = ?, reserved_until = ?, due_at = NULL
            WHERE pseudonym = ? AND voucher_id = ? AND status = 'issued'""";
    private static final String REDEEM = """
            UPDATE voucher SET status = 'redeemed', reserved_until = NULL
            WHERE pseudonym = ? AND redemption_id = ? AND status = 'reserved'""";
    private static final String RELEASE = """
            UPDATE voucher SET status = 'issued', redemption_id = NULL, reserved_until = NULL, due_at = valid_until
            WHERE pseudonym = ? AND redemption_id = ? AND status = 'reserved'""";
    private static final String NOTE_LOT =
            "INSERT IGNORE INTO redemption_lot (redemption_id, pseudonym, lot_id, amount) VALUES (?, ?, ?, ?)";
    private static final String LOTS = "SELECT * FROM redemption_lot WHERE redemption_id = ? ORDER BY lot_id";
    private static final String HOLD = """
            UPDATE store_currency_lot SET held = held + ?
            WHERE pseudonym = ? AND lot_id = ? AND left_over - held >= ?""";
    private static final String SPEND = """
            UPDATE store_currency_lot SET spent = spent + ?, left_over = left_over - ?, held = held - ?
            WHERE pseudonym = ? AND lot_id = ? AND held >= ?""";

    // The window of a lot may have closed meanwhile: then what is let go ends with the next look at the clock.
    private static final String LET_GO = """
            UPDATE store_currency_lot SET held = held - ?, due_at = COALESCE(due_at, redeemable_until)
            WHERE pseudonym = ? AND lot_id = ? AND held >= ?""";
    private static final String HELD = """
            SELECT l.lot_id, SUM(l.amount) AS amount FROM redemption r
            JOIN redemption_lot l ON l.redemption_id = r.redemption_id
            WHERE r.pseudonym = ? AND r.status = 'reserved' AND r.expires_at > ? GROUP BY l.lot_id""";

    private final AgroalDataSource database;

    Reserved(AgroalDataSource database) {
        this.database = database;
    }

    /** A part of a lot. */
    public record LotPart(String lotId, BigDecimal amount) {

        public static LotPart of(ResultSet row) throws SQLException {
            return new LotPart(row.getString("lot_id"), row.getBigDecimal("amount"));
        }
    }

    public void reserve(Pseudonym member, String voucherId, String redemptionId, Instant until) {
        one(RESERVE, update -> {
            update.setString(1, redemptionId);
            update.setObject(2, Rows.utc(until));
            update.setBytes(3, member.bytes());
            update.setString(4, voucherId);
        });
    }

    /** Uses the vouchers that a redemption holds. */
    public int redeem(Pseudonym member, String redemptionId) {
        return held(REDEEM, member, redemptionId);
    }

    /** Lets go the vouchers that a redemption holds. */
    public int release(Pseudonym member, String redemptionId) {
        return held(RELEASE, member, redemptionId);
    }

    private int held(String sql, Pseudonym member, String redemptionId) {
        return Rows.update(database, sql, update -> {
            update.setBytes(1, member.bytes());
            update.setString(2, redemptionId);
        });
    }

    public void hold(Pseudonym member, String redemptionId, LotPart part) {
        one(HOLD, update -> {
            update.setBigDecimal(1, part.amount());
            update.setBytes(2, member.bytes());
            update.setString(3, part.lotId());
            update.setBigDecimal(4, part.amount());
        });
        Rows.update(database, NOTE_LOT, insert -> {
            insert.setString(1, redemptionId);
            insert.setBytes(2, member.bytes());
            insert.setString(3, part.lotId());
            insert.setBigDecimal(4, part.amount());
        });
    }

    public void spend(Pseudonym member, LotPart part) {
        one(SPEND, update -> {
            update.setBigDecimal(1, part.amount());
            update.setBigDecimal(2, part.amount());
            update.setBigDecimal(3, part.amount());
            update.setBytes(4, member.bytes());
            update.setString(5, part.lotId());
            update.setBigDecimal(6, part.amount());
        });
    }

    public void letGo(Pseudonym member, LotPart part) {
        one(LET_GO, update -> {
            update.setBigDecimal(1, part.amount());
            update.setBytes(2, member.bytes());
            update.setString(3, part.lotId());
            update.setBigDecimal(4, part.amount());
        });
    }

    private void one(String sql, Rows.Binder binder) {
        if (Rows.update(database, sql, binder) != 1) {
            throw new IllegalStateException("somebody moved what a member has who is locked");
        }
    }

    /** Out of which lots a redemption pays. */
    public List<LotPart> lots(String redemptionId) {
        return Rows.read(database, LOTS, select -> select.setString(1, redemptionId), LotPart::of);
    }

    /** How much of each lot of a member's is held at an instant, whether a sweep has run or not. */
    public Map<String, BigDecimal> held(Pseudonym member, Instant now) {
        return Rows.read(
                        database,
                        HELD,
                        select -> {
                            select.setBytes(1, member.bytes());
                            select.setObject(2, Rows.utc(now));
                        },
                        LotPart::of)
                .stream()
                .collect(Collectors.toMap(LotPart::lotId, LotPart::amount));
    }
}
