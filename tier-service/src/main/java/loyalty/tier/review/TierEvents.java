package loyalty.tier.review;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loyalty.database.DatabaseException;
import loyalty.database.ManyRows;
import loyalty.events.Envelope;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.outbox.EventSource;

/** Makes the events of this service again from their rows. */
@ApplicationScoped
class TierEvents implements EventSource {

    private static final int PAGE = 500;

    /** One list of all rows, each with the sequence of its event, so that a member's events come in order. */
    private static final String ROWS = """
            SELECT * FROM (
              SELECT 'enrolment' AS source, pseudonym, event_seq, enrolled_at AS told_at FROM enrolment
              UNION ALL SELECT 'qualifying', pseudonym, event_seq, counted_at FROM qualifying
              UNION ALL SELECT 'qualifying_return', pseudonym, event_seq, counted_at FROM qualifying_return
              UNION ALL SELECT 'qualifying_activity', pseudonym, event_seq, counted_at FROM qualifying_activity
              UNION ALL SELECT 'tier_warning', pseudonym, event_seq, warned_at FROM tier_warning
              UNION ALL SELECT 'tier_change', pseudonym, event_seq, recorded_at FROM tier_change) rows_of_all
            WHERE told_at >= ? AND (pseudonym > ? OR (pseudonym = ? AND event_seq > ?))
            ORDER BY pseudonym, event_seq LIMIT\s""" + PAGE;

    private final AgroalDataSource database;

    TierEvents(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public void since(Instant from, Consumer<List<Envelope>> pages) {
        byte[] member = new byte[16];
        long sequence = 0;
        while (true) {
            List<Envelope> page = page(from, member, sequence);
            if (page.isEmpty()) {
                return;
            }
            pages.accept(page);
            member = new Pseudonym(page.getLast().key()).bytes();
            sequence = page.getLast().sequence();
        }
    }

    private List<Envelope> page(Instant from, byte[] member, long sequence) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ROWS)) {
            select.setObject(1, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
            select.setBytes(2, member);
            select.setBytes(3, member);
            select.setLong(4, sequence);
            List<Envelope> page = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(event(connection, rows));
                }
            }
            return page;
        } catch (SQLException e) {
            throw new DatabaseException("events could not be made again", e);
        }
    }

    private static Envelope event(Connection connection, ResultSet found) throws SQLException {
        String sql = "SELECT * FROM " + found.getString("source") + " WHERE pseudonym = ? AND event_seq = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, found.getBytes("pseudonym"));
            select.setLong(2, found.getLong("event_seq"));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return switch (found.getString("source")) {
                    case "enrolment" -> enrolled(row);
                    case "qualifying" -> counted(row, new QualifyingEvent.Bought(QualifyingHistories.purchase(row)));
                    case "qualifying_return" ->
                        counted(row, new QualifyingEvent.Returned(QualifyingHistories.back(row)));
                    case "qualifying_activity" ->
                        counted(row, new QualifyingEvent.Did(QualifyingHistories.activity(row)));
                    case "tier_warning" -> PublishedWarning.of(row).event();
                    default -> PublishedChange.of(row).event();
                };
            }
        }
    }

    private static Envelope enrolled(ResultSet row) throws SQLException {
        Pseudonym member = ManyRows.owner(row);
        long sequence = row.getLong("event_seq");
        MemberEnrolled data = new MemberEnrolled(
                member, ManyRows.instant(row, "enrolled_at"), row.getObject("joined_on", LocalDate.class));
        return Envelope.about(data, "tier-service:" + member.hex() + ":" + sequence, sequence, null);
    }

    private static Envelope counted(ResultSet row, QualifyingEvent event) throws SQLException {
        return new CountedEvent(
                        ManyRows.owner(row), event, row.getLong("event_seq"), ManyRows.instant(row, "counted_at"))
                .envelope();
    }
}
