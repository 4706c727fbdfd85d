package loyalty.voucher.holder;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.EventType;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.outbox.EventSource;
import loyalty.outbox.Outbox;

/** What happened to wallets: append-only rows, each of them one event. */
@ApplicationScoped
public class EventLog implements EventSource {

    private static final int PAGE = 500;
    private static final String INSERT =
            "INSERT INTO happening (pseudonym, event_seq, type, payload, recorded_at) VALUES (?, ?, ?, ?, ?)";
    private static final String READ = """
            SELECT * FROM happening
            WHERE recorded_at >= ? AND (pseudonym > ? OR (pseudonym = ? AND event_seq > ?))
            ORDER BY pseudonym, event_seq LIMIT\s""" + PAGE;

    private final AgroalDataSource database;
    private final Outbox outbox;

    EventLog(AgroalDataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Writes down what happened and tells it, in the transaction of the change. The members are locked. */
    public void record(List<MemberEvent> events, SortedMap<Pseudonym, Long> sequences, Instant now) {
        List<Envelope> told = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (MemberEvent event : events) {
                long sequence = sequences.merge(event.member(), 1L, Long::sum);
                insert.setBytes(1, event.member().bytes());
                insert.setLong(2, sequence);
                insert.setString(3, EventType.of(event).wireName());
                insert.setBytes(4, EventJson.write(event));
                insert.setObject(5, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                insert.addBatch();
                told.add(envelope(event, sequence));
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("what happened could not be written down", e);
        }
        outbox.append(told);
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
                PreparedStatement select = connection.prepareStatement(READ)) {
            select.setObject(1, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
            select.setBytes(2, member);
            select.setBytes(3, member);
            select.setLong(4, sequence);
            List<Envelope> page = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    EventType type = EventType.named(rows.getString("type")).orElseThrow();
                    MemberEvent event = (MemberEvent) EventJson.read(type, rows.getBytes("payload"));
                    page.add(envelope(event, rows.getLong("event_seq")));
                }
            }
            return page;
        } catch (SQLException e) {
            throw new DatabaseException("events could not be made again", e);
        }
    }

    private static Envelope envelope(MemberEvent event, long sequence) {
        return Envelope.about(event, "voucher-service:" + event.member().hex() + ":" + sequence, sequence, null);
    }
}
