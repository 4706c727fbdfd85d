package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The tiers that support gave, as rows; of a row only the decision is added later. */
@ApplicationScoped
class Overrides {

    private static final String INSERT = """
            INSERT IGNORE INTO tier_override (pseudonym, override_id, body_hash, tier, until_at, reason, asked_by,
                asked_at, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'awaiting-approval')""";
    private static final String FIND = "SELECT * FROM tier_override WHERE override_id = ?";
    private static final String DECIDE = """
            UPDATE tier_override SET status = ?, decided_by = ?, decided_at = ?
            WHERE pseudonym = ? AND override_id = ? AND status = 'awaiting-approval'""";

    private final AgroalDataSource database;

    Overrides(AgroalDataSource database) {
        this.database = database;
    }

    /** Where an override is; whether an approved one has ended, its end says. */
    enum Status {
        AWAITING_APPROVAL,
        APPROVED,
        REJECTED,
        ENDED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }

    /** What was asked for. */
    record Asked(
            Pseudonym member,
            String overrideId,
            byte[] bodyHash,
            String tier,
            Instant until,
            @Nullable String reason,
            String by,
            Instant at) {}

    /** An override and what became of it. */
    record Override(
            Asked asked,
            Status status,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /**
     * Keeps what was asked for, unless there is something under its id already.
     *
     * @return whether it is new
     */
    boolean add(Asked asked) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setBytes(1, asked.member().bytes());
            insert.setString(2, asked.overrideId());
            insert.setBytes(3, asked.bodyHash());
            insert.setString(4, asked.tier());
            insert.setObject(5, Rows.utc(asked.until()));
            insert.setString(6, asked.reason());
            insert.setString(7, asked.by());
            insert.setObject(8, Rows.utc(asked.at()));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException("the override could not be kept", e);
        }
    }

    Optional<Override> find(String overrideId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, overrideId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(override(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("the override could not be read", e);
        }
    }

    private static Override override(ResultSet row) throws SQLException {
        Asked asked = new Asked(
                Rows.member(row),
                row.getString("override_id"),
                row.getBytes("body_hash"),
                row.getString("tier"),
                Rows.required(row, "until_at"),
                row.getString("reason"),
                row.getString("asked_by"),
                Rows.required(row, "asked_at"));
        return new Override(
                asked,
                Status.of(row.getString("status")),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"));
    }

    /**
     * Decides what awaits it.
     *
     * @return whether it still awaited a decision
     */
    boolean decide(Asked asked, Status status, String by, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(DECIDE)) {
            update.setString(1, status.word());
            update.setString(2, by);
            update.setObject(3, Rows.utc(at));
            update.setBytes(4, asked.member().bytes());
            update.setString(5, asked.overrideId());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException("the override could not be decided", e);
        }
    }
}
