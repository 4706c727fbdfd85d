package loyalty.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.MemberEvent;
import loyalty.events.Topics;
import loyalty.traces.Causes;

/**
 * The append-only log of events, and the outbox, which says what of it waits until the relay has published it.
 *
 * <p>Rows of one member must be written under a lock that serialises the changes of that member: then the order of the
 * row ids is the order of the commits.
 */
@ApplicationScoped
public class Outbox {

    /** Into how many parts the members are cut for relaying; each part has one relay at a time. */
    static final int SHARDS = 8;

    private static final String COLUMNS =
            "aggregatetype, aggregateid, type, payload, shard, event_id, sequence_no, happened_at, traceparent";
    private static final String WAIT = "insert into outbox (shard, log_id) values (?, ?)";
    private static final String LOG = "insert into event_log (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    // A consumer needs every programme version, however old; of members only what happened since.
    private static final String SINCE =
            " from event_log where id > ? and (happened_at >= ? or aggregatetype = '" + Topics.PROGRAMMES + "')";
    private static final String PAGE_END = "select max(id) from (select id" + SINCE + " order by id limit %d) page";
    private static final String AGAIN =
            "insert into outbox (shard, log_id) select shard, id" + SINCE + " and id <= ? order by id";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final RelaySignal signal;

    Outbox(AgroalDataSource database, TransactionSynchronizationRegistry transactions, RelaySignal signal) {
        this.database = database;
        this.transactions = transactions;
        this.signal = signal;
    }

    /**
     * Adds events to the transaction of the change that they tell of; after its commit the relay sends them. What names no
     * trace belongs to that of what is done now.
     *
     * @param events in the order in which they shall be published, per key
     * @throws jakarta.transaction.TransactionalException outside of a transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<Envelope> events) {
        if (events.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement log = connection.prepareStatement(LOG, Statement.RETURN_GENERATED_KEYS);
                PreparedStatement wait = connection.prepareStatement(WAIT)) {
            for (Envelope event : events) {
                bind(log, event);
            }
            log.executeBatch();
            try (ResultSet written = log.getGeneratedKeys()) {
                for (Envelope event : events) {
                    written.next();
                    wait.setInt(1, shard(event));
                    wait.setLong(2, written.getLong(1));
                    wait.addBatch();
                }
            }
            wait.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("the events could not be written", e);
        }
        transactions.registerInterposedSynchronization(new RaiseAfterCommit(signal));
    }

    /**
     * Has a page of the log published again, in its order; consumers drop what they know.
     *
     * @param after the last row of the page before; 0 for the first
     * @param from the earliest business time of the events
     * @return nothing behind the last page
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Page> publishAgain(long after, Instant from, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement page = connection.prepareStatement(PAGE_END.formatted(most));
                PreparedStatement again = connection.prepareStatement(AGAIN)) {
            page.setLong(1, after);
            page.setTimestamp(2, Timestamp.from(from));
            try (ResultSet row = page.executeQuery()) {
                row.next();
                long last = row.getLong(1);
                if (row.wasNull()) {
                    return Optional.empty();
                }
                again.setLong(1, after);
                again.setTimestamp(2, Timestamp.from(from));
                again.setLong(3, last);
                return Optional.of(new Page(again.executeUpdate(), last));
            }
        } catch (SQLException e) {
            throw new DatabaseException("the events could not be published again", e);
        }
    }

    /** Some events of the log, and the last of them. */
    record Page(int events, long last) {}

    private static int shard(Envelope event) {
        return event.data() instanceof MemberEvent about ? about.member().shard(SHARDS) : 0;
    }

    private static void bind(PreparedStatement insert, Envelope event) throws SQLException {
        insert.setString(1, event.type().topic());
        insert.setString(2, event.key());
        insert.setString(3, event.type().wireName());
        insert.setBytes(4, EventJson.write(event.data()));
        insert.setInt(5, shard(event));
        insert.setString(6, event.id());
        insert.setLong(7, event.sequence());
        insert.setTimestamp(8, Timestamp.from(event.time()));
        insert.setString(9, event.traceparent() == null ? Causes.of(event.key()) : event.traceparent());
        insert.addBatch();
    }

    private record RaiseAfterCommit(RelaySignal signal) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing to do: the rows are written already.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signal.raise();
            }
        }
    }
}
