package loyalty.points.account;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import loyalty.clock.BusinessClock;
import loyalty.database.DatabaseException;
import loyalty.outbox.Outbox;

/** Posts a list of commands in one transaction: all that were accepted are on disk when it returns, or none is. */
@ApplicationScoped
class PostBatch {

    private static final int TRANSACTION_SECONDS_MAX = 30;

    private final AgroalDataSource database;
    private final BusinessClock clock;
    private final RuleBook ruleBook;
    private final Outbox outbox;

    PostBatch(AgroalDataSource database, BusinessClock clock, RuleBook ruleBook, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.ruleBook = ruleBook;
        this.outbox = outbox;
    }

    /** What became of each command, in their order. */
    List<Outcome> post(List<Command> commands) {
        return QuarkusTransaction.requiringNew()
                .timeout(TRANSACTION_SECONDS_MAX)
                .call(() -> inTransaction(commands));
    }

    /** What would become of a command: decided as any other, and never written. */
    Outcome pretend(Command command) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Command> commands = List.of(command);
                Batch batch = new Batch(connection, time(commands), ruleBook.upToDate(connection));
                return batch.decide(commands).getFirst();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException("the ledger could not be asked", e);
        }
    }

    private List<Outcome> inTransaction(List<Command> commands) {
        try (Connection connection = database.getConnection()) {
            Batch batch = new Batch(connection, time(commands), ruleBook.upToDate(connection));
            List<Outcome> outcomes = batch.decide(commands);
            outbox.append(batch.write());
            return outcomes;
        } catch (SQLException e) {
            throw new DatabaseException("the orders could not be posted", e);
        }
    }

    private Instant time(List<Command> commands) {
        Instant now = clock.now();
        for (Command command : commands) {
            if (command instanceof Command.Settle settle && settle.upTo().isAfter(now)) {
                now = settle.upTo();
            }
        }
        return now;
    }
}
