package loyalty.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import loyalty.database.DatabaseException;
import loyalty.events.Envelope;
import loyalty.events.EventJson;
import loyalty.events.MemberEvent;

/**
 * Where events wait until the relay has published them.
 *
 * <p>Rows of one member must be written under a lock that serialises the changes of that member: then the order of the
 * row ids is the order of the commits.
 */
@ApplicationScoped
public class Outbox {

    /** Into how many parts the members are cut for relaying; each part has one relay at a time. */
    static final int SHARDS = 8;

    private static final String INSERT = """
            INSERT INTO outbox (aggregatetype, aggregateid, type, payload, shard, event_id, sequence_no, happened_at, traceparent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final RelayBell bell;

    Outbox(AgroalDataSource database, TransactionSynchronizationRegistry transactions, RelayBell bell) {
        this.database = database;
        this.transactions = transactions;
        this.bell = bell;
    }

    /**
     * Adds events to the transaction of the change that they tell of; after its commit the relay sends them.
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
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Envelope event : events) {
                bind(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException("the events could not be written", e);
        }
        transactions.registerInterposedSynchronization(new RingAfterCommit(bell));
    }

    private static void bind(PreparedStatement insert, Envelope event) throws SQLException {
        insert.setString(1, event.type().topic());
        insert.setString(2, event.key());
        insert.setString(3, event.type().wireName());
        insert.setBytes(4, EventJson.write(event.data()));
        insert.setInt(
                5, event.data() instanceof MemberEvent about ? about.member().shard(SHARDS) : 0);
        insert.setString(6, event.id());
        insert.setLong(7, event.sequence());
        insert.setTimestamp(8, Timestamp.from(event.time()));
        insert.setString(9, event.traceparent());
    }

    private record RingAfterCommit(RelayBell bell) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Nothing to do: the rows are written already.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                bell.ring();
            }
        }
    }
}
