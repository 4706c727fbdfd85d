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
import java.util.List;
import loyalty.events.Envelope;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.outbox.DatabaseException;
import loyalty.outbox.Outbox;

/** That members joined: append-only rows, and the news of them. */
@ApplicationScoped
class Enrolments {

    private static final String MEMBERSHIP =
            "INSERT INTO membership (pseudonym, event_seq) VALUES (?, 1) ON DUPLICATE KEY UPDATE event_seq = event_seq + 1";
    private static final String SEQUENCE = "SELECT event_seq FROM membership WHERE pseudonym = ?";
    private static final String ENROL =
            "INSERT INTO enrolment (pseudonym, event_seq, enrolled_at, joined_on) VALUES (?, ?, ?, ?)";

    private final AgroalDataSource database;
    private final Outbox outbox;

    Enrolments(AgroalDataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Notes an enrolment and tells of it, in the transaction of the profile. */
    void enrol(Pseudonym member, Instant now, LocalDate joinedOn) {
        try (Connection connection = database.getConnection();
                PreparedStatement membership = connection.prepareStatement(MEMBERSHIP);
                PreparedStatement enrol = connection.prepareStatement(ENROL)) {
            membership.setBytes(1, member.bytes());
            membership.executeUpdate();
            long sequence = sequence(connection, member);
            enrol.setBytes(1, member.bytes());
            enrol.setLong(2, sequence);
            enrol.setObject(3, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            enrol.setObject(4, joinedOn);
            enrol.executeUpdate();
            outbox.append(List.of(event(member, sequence, now, joinedOn)));
        } catch (SQLException e) {
            throw new DatabaseException("the enrolment could not be written", e);
        }
    }

    private static long sequence(Connection connection, Pseudonym member) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SEQUENCE)) {
            select.setBytes(1, member.bytes());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
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
