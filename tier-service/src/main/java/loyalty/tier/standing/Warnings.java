package loyalty.tier.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.events.TierAtRisk;
import loyalty.tier.domain.Standing;
import org.jspecify.annotations.Nullable;

/** Whom it was told that they are about to lose a tier: append-only rows, each the source of one event. */
@ApplicationScoped
class Warnings {

    private static final String INSERT = """
            INSERT INTO tier_warning (pseudonym, ladder, valid_until, days_ahead, tier, projected, needed,
                programme_version, event_seq, warned_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_MEMBERS =
            "SELECT pseudonym, ladder, valid_until, days_ahead FROM tier_warning WHERE pseudonym IN (%s)";

    private final AgroalDataSource database;

    Warnings(AgroalDataSource database) {
        this.database = database;
    }

    /** What a warning is about; each is given once. */
    record Topic(Pseudonym member, String ladder, Standing.Warning warning) {}

    /** A warning as it is told, with the number of its event. */
    record Told(
            Topic topic,
            String tier,
            String projected,
            @Nullable BigDecimal needed,
            String programmeVersion,
            long sequence,
            Instant at) {

        static Told of(ResultSet row) throws SQLException {
            return new Told(
                    topicOf(row),
                    row.getString("tier"),
                    row.getString("projected"),
                    row.getBigDecimal("needed"),
                    row.getString("programme_version"),
                    row.getLong("event_seq"),
                    Rows.required(row, "warned_at"));
        }

        /** The event that this row is the source of. */
        Envelope event() {
            Pseudonym member = topic.member();
            TierAtRisk data = new TierAtRisk(
                    member,
                    at,
                    topic.ladder(),
                    tier,
                    projected,
                    topic.warning().until(),
                    topic.warning().days(),
                    needed == null ? null : needed.stripTrailingZeros(),
                    programmeVersion);
            return Envelope.about(data, "tier-service:" + member.hex() + ":" + sequence, sequence, null);
        }
    }

    /** What members have been warned of. */
    Set<Topic> given(Collection<Pseudonym> members) {
        if (members.isEmpty()) {
            return Set.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_MEMBERS.formatted(Rows.places(members)))) {
            Rows.bind(select, members);
            Set<Topic> given = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    given.add(topicOf(rows));
                }
            }
            return given;
        } catch (SQLException e) {
            throw new DatabaseException("warnings could not be read", e);
        }
    }

    private static Topic topicOf(ResultSet row) throws SQLException {
        return new Topic(
                Rows.member(row),
                row.getString("ladder"),
                new Standing.Warning(row.getInt("days_ahead"), Rows.required(row, "valid_until")));
    }

    void add(List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Told one : told) {
                insert.setBytes(1, one.topic().member().bytes());
                insert.setString(2, one.topic().ladder());
                insert.setObject(3, Rows.utc(one.topic().warning().until()));
                insert.setInt(4, one.topic().warning().days());
                insert.setString(5, one.tier());
                insert.setString(6, one.projected());
                insert.setBigDecimal(7, one.needed());
                insert.setString(8, one.programmeVersion());
                insert.setLong(9, one.sequence());
                insert.setObject(10, Rows.utc(one.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("warnings could not be written", e);
        }
    }
}
