package loyalty.points.posting;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import loyalty.clock.BusinessClock;
import loyalty.database.Database;
import loyalty.outbox.Outbox;
import loyalty.points.audit.AuditTrail;
import loyalty.points.domain.Outcome;
import loyalty.points.programme.RuleBook;
import loyalty.programme.ProgrammeVersions;
import org.jboss.logging.Logger;

/** Posts a list of commands in one transaction: all that were accepted are on disk when it returns, or none is. */
@ApplicationScoped
public class PostBatch {

    private static final Logger LOG = Logger.getLogger(PostBatch.class);
    private static final int TRANSACTION_SECONDS_MAX = 30;

    private final Database database;
    private final BusinessClock clock;
    private final RuleBook ruleBook;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final List<LedgerOperation.Kind<?, ?>> kinds;

    PostBatch(
            Database database,
            BusinessClock clock,
            RuleBook ruleBook,
            Outbox outbox,
            AuditTrail audit,
            @All List<LedgerOperation.Kind<?, ?>> kinds) {
        this.database = database;
        this.clock = clock;
        this.ruleBook = ruleBook;
        this.outbox = outbox;
        this.audit = audit;
        this.kinds = kinds;
    }

    /** What became of each command, in their order. */
    public List<Outcome<?>> post(List<? extends Command<?>> commands) {
        return byTheRules(versions -> inTransaction(() -> post(commands, versions)));
    }

    /** A dry run: what would become of a command. It is decided as any other, and never written. */
    @SuppressWarnings("unchecked") // The outcome of a command is the outcome of its kind.
    public <R> Outcome<R> pretend(Command<R> command) {
        try {
            return byTheRules(versions -> inTransaction(() -> pretend(command, versions)));
        } catch (Pretended e) {
            return (Outcome<R>) e.outcome;
        }
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout(TRANSACTION_SECONDS_MAX)
                .call(work);
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

    private <R> Outcome<R> pretend(Command<R> command, ProgrammeVersions versions) {
        List<Command<R>> commands = List.of(command);
        return database.ask(rows -> {
            Batch batch = new Batch(rows, time(commands), versions, kinds);
            throw new Pretended(batch.decide(commands).getFirst());
        });
    }

    private List<Outcome<?>> post(List<? extends Command<?>> commands, ProgrammeVersions versions) {
        return database.ask(rows -> {
            Batch batch = new Batch(rows, time(commands), versions, kinds);
            List<Outcome<?>> outcomes = batch.decide(commands);
            outbox.append(batch.write());
            audit.add(batch.acts());
            return outcomes;
        });
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

    /** Rolls back the transaction of what is only asked about, and goes no further than this class. */
    private static final class Pretended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Outcome<?> outcome;

        Pretended(Outcome<?> outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
