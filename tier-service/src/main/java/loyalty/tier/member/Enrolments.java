package loyalty.tier.member;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;

/** That members joined: append-only rows, and the news of them. */
@ApplicationScoped
class Enrolments {

    private static final String MEMBERSHIP =
            "INSERT INTO membership (pseudonym, event_seq) VALUES (?, 1) ON DUPLICATE KEY UPDATE event_seq = event_seq + 1";
    private static final String REVIEW = "UPDATE membership SET due_at = ? WHERE pseudonym = ?";
    private static final String SEQUENCES = "SELECT pseudonym, event_seq FROM membership WHERE pseudonym IN (%s)";
    private static final String ENROL =
            "INSERT INTO enrolment (pseudonym, event_seq, enrolled_at, joined_on) VALUES (?, ?, ?, ?)";

    private final AgroalDataSource database;
    private final Outbox outbox;

    Enrolments(AgroalDataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Notes enrolments and tells of them, in the transaction of the profiles and in order of pseudonym. */
    void enrol(Collection<MemberEntity> joined) {
        if (joined.isEmpty()) {
            return;
        }
        SortedMap<Pseudonym, MemberEntity> members = byPseudonym(joined);
        try (Connection connection = database.getConnection()) {
            count(connection, members.keySet());
            Map<Pseudonym, Long> sequences = sequences(connection, members.keySet());
            note(connection, members, sequences);
            outbox.append(members.entrySet().stream()
                    .map(one -> event(
                            one.getKey(),
                            sequences.getOrDefault(one.getKey(), 1L),
                            one.getValue().enrolledAt,
                            one.getValue().joinedOn))
                    .toList());
        } catch (SQLException e) {
            throw new DatabaseException("the enrolments could not be written", e);
        }
    }

    /** Has the tiers of members looked at again, for whom the day of joining has changed or has become known. */
    void review(Collection<MemberEntity> members, Instant now) {
        if (members.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REVIEW)) {
            for (MemberEntity row : byPseudonym(members).values()) {
                update.setObject(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                update.setBytes(2, row.pseudonym);
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("a review could not be asked for", e);
        }
    }

    private static SortedMap<Pseudonym, MemberEntity> byPseudonym(Collection<MemberEntity> members) {
        SortedMap<Pseudonym, MemberEntity> sorted = new TreeMap<>();
        members.forEach(row -> sorted.put(Pseudonym.of(row.pseudonym), row));
        return sorted;
    }

    private static void count(Connection connection, Collection<Pseudonym> members) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(MEMBERSHIP)) {
            for (Pseudonym member : members) {
                upsert.setBytes(1, member.bytes());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static Map<Pseudonym, Long> sequences(Connection connection, Collection<Pseudonym> members)
            throws SQLException {
        String sql = SEQUENCES.formatted(String.join(", ", Collections.nCopies(members.size(), "?")));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            for (Pseudonym member : members) {
                select.setBytes(place++, member.bytes());
            }
            Map<Pseudonym, Long> sequences = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sequences.put(Pseudonym.of(rows.getBytes("pseudonym")), rows.getLong("event_seq"));
                }
            }
            return sequences;
        }
    }

    private static void note(
            Connection connection, SortedMap<Pseudonym, MemberEntity> members, Map<Pseudonym, Long> sequences)
            throws SQLException {
        try (PreparedStatement enrol = connection.prepareStatement(ENROL)) {
            for (var one : members.entrySet()) {
                enrol.setBytes(1, one.getKey().bytes());
                enrol.setLong(2, sequences.getOrDefault(one.getKey(), 1L));
                enrol.setObject(3, LocalDateTime.ofInstant(one.getValue().enrolledAt, ZoneOffset.UTC));
                enrol.setObject(4, one.getValue().joinedOn);
                enrol.addBatch();
            }
            enrol.executeBatch();
        }
    }

    /** The event of an enrolment row. */
    static Envelope event(Pseudonym member, long sequence, Instant at, LocalDate joinedOn) {
        return Envelope.about(
                new MemberEnrolled(member, at, joinedOn),
                "tier-service:" + member.hex() + ":" + sequence,
                sequence,
                null);
    }
}
