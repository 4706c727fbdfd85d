package loyalty.points.posting;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import loyalty.clock.BusinessClock;
import loyalty.database.DatabaseException;
import loyalty.outbox.Outbox;
import loyalty.points.domain.Outcome;
import loyalty.points.programme.RuleBook;
import loyalty.programme.ProgrammeVersions;
import org.jboss.logging.Logger;

/** Posts a list of commands in one transaction: all that were accepted are on disk when it returns, or none is. */
@ApplicationScoped
public class PostBatch {

    private static final Logger LOG = Logger.getLogger(PostBatch.class);
    private static final int TRANSACTION_SECONDS_MAX = 30;

    private final AgroalDataSource database;
    private final BusinessClock clock;
    private final RuleBook ruleBook;
    private final Outbox outbox;
    private final List<LedgerOperation.Kind<?, ?>> kinds;

    PostBatch(
            AgroalDataSource database,
            BusinessClock clock,
            RuleBook ruleBook,
            Outbox outbox,
            @All List<LedgerOperation.Kind<?, ?>> kinds) {
        this.database = database;
        this.clock = clock;
        this.ruleBook = ruleBook;
        this.outbox = outbox;
        this.kinds = kinds;
    }

    /** What became of each command, in their order. */
    public List<Outcome<?>> post(List<? extends Command<?>> commands) {
        return byTheRules(versions -> QuarkusTransaction.requiringNew()
                .timeout(TRANSACTION_SECONDS_MAX)
                .call(() -> inTransaction(commands, versions)));
    }

    /** A dry run: what would become of a command. It is decided as any other, and never written. */
    public <R> Outcome<R> pretend(Command<R> command) {
        return byTheRules(versions -> pretend(command, versions));
    }

    /** By the versions that are known; the batch itself finds out whether there are others. */
    private <T> T byTheRules(Function<ProgrammeVersions, T> batch) {
        for (ProgrammeVersions versions = ruleBook.known(); ; versions = ruleBook.upToDate()) {
            try {
                return batch.apply(versions);
            } catch (StaleRules e) {
                LOG.debug("a batch begins again with the programme version that was published meanwhile");
            }
        }
    }

    @SuppressWarnings("unchecked") // The outcome of a command is the outcome of its kind.
    private <R> Outcome<R> pretend(Command<R> command, ProgrammeVersions versions) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Command<R>> commands = List.of(command);
                Batch batch = new Batch(connection, time(commands), versions, kinds);
                return (Outcome<R>) batch.decide(commands).getFirst();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException("the ledger could not be asked", e);
        }
    }

    private List<Outcome<?>> inTransaction(List<? extends Command<?>> commands, ProgrammeVersions versions) {
        try (Connection connection = database.getConnection()) {
            Batch batch = new Batch(connection, time(commands), versions, kinds);
            List<Outcome<?>> outcomes = batch.decide(commands);
            outbox.append(batch.write());
            return outcomes;
        } catch (SQLException e) {
            throw new DatabaseException("the orders could not be posted", e);
        }
    }

    private Instant time(List<? extends Command<?>> commands) {
        Instant now = clock.now();
        for (Command<?> command : commands) {
            if (command instanceof Settle settle && settle.upTo().isAfter(now)) {
                now = settle.upTo();
            }
        }
        return now;
    }
}
