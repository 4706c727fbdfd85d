package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;
import loyalty.tier.domain.Change;

/** How tiers changed, as it was told: append-only rows, each the source of one event. */
@ApplicationScoped
class Changes {

    private static final String INSERT = """
            INSERT INTO tier_change (pseudonym, event_seq, ladder, tier, previous, at, rate_from, valid_until, cause,
                cause_order_id, cause_value, cause_threshold, programme_version, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_MEMBERS =
            "SELECT * FROM tier_change WHERE pseudonym IN (%s) ORDER BY pseudonym, event_seq";

    private final AgroalDataSource database;

    Changes(AgroalDataSource database) {
        this.database = database;
    }

    /** A change as it is told, with the number of its event. */
    record Told(Pseudonym member, long sequence, String ladder, Change change, Instant recordedAt) {

        static Told of(ResultSet row) throws SQLException {
            return new Told(
                    Rows.member(row),
                    row.getLong("event_seq"),
                    row.getString("ladder"),
                    change(row),
                    Rows.required(row, "recorded_at"));
        }

        private static Change change(ResultSet row) throws SQLException {
            return new Change(
                    Rows.required(row, "at"),
                    row.getString("tier"),
                    row.getString("previous"),
                    row.getObject("rate_from", LocalDate.class),
                    Rows.instant(row, "valid_until"),
                    new Change.Cause(
                            Change.Kind.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                            row.getString("cause_order_id"),
                            row.getBigDecimal("cause_value"),
                            row.getBigDecimal("cause_threshold")),
                    row.getString("programme_version"));
        }

        private static boolean isOverride(Change.Cause cause) {
            return cause.kind() == Change.Kind.GRANTED;
        }

        /** The event that this row is the source of. */
        Envelope event() {
            Change.Cause cause = change.cause();
            TierChanged data = new TierChanged(
                    member,
                    change.at(),
                    ladder,
                    change.tier(),
                    change.previous(),
                    change.rateFrom(),
                    change.validUntil(),
                    new TierChanged.Cause(
                            cause.kind().word(),
                            isOverride(cause) ? null : cause.id(),
                            isOverride(cause) ? cause.id() : null,
                            cause.value().stripTrailingZeros(),
                            cause.threshold().stripTrailingZeros()),
                    change.programmeVersion());
            return Envelope.about(data, "tier-service:" + member.hex() + ":" + sequence, sequence, null);
        }
    }

    void add(List<Told> told) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Told one : told) {
                bind(insert, one);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("tier changes could not be written", e);
        }
    }

    private static void bind(PreparedStatement insert, Told told) throws SQLException {
        Change change = told.change();
        insert.setBytes(1, told.member().bytes());
        insert.setLong(2, told.sequence());
        insert.setString(3, told.ladder());
        insert.setString(4, change.tier());
        insert.setString(5, change.previous());
        insert.setObject(6, Rows.utc(change.at()));
        insert.setObject(7, change.rateFrom());
        insert.setObject(8, Rows.utc(change.validUntil()));
        insert.setString(9, change.cause().kind().word());
        insert.setString(10, change.cause().id());
        insert.setBigDecimal(11, change.cause().value());
        insert.setBigDecimal(12, change.cause().threshold());
        insert.setString(13, change.programmeVersion());
        insert.setObject(14, Rows.utc(told.recordedAt()));
    }

    /** What was told of members, in the order in which it was told. */
    Map<Pseudonym, List<Told>> of(Collection<Pseudonym> members) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_MEMBERS.formatted(Rows.places(members)))) {
            Rows.bind(select, members);
            Map<Pseudonym, List<Told>> changes = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    changes.computeIfAbsent(Rows.member(rows), m -> new ArrayList<>())
                            .add(Told.of(rows));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new DatabaseException("tier changes could not be read", e);
        }
    }
}
