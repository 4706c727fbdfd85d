package loyalty.points.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.account.Account;
import loyalty.points.ledger.Accounts;
import loyalty.points.ledger.Activations;
import loyalty.points.ledger.Entries;
import loyalty.points.ledger.LedgerEvents;
import loyalty.points.ledger.LotWrites;
import loyalty.points.ledger.Written;
import loyalty.programme.ProgrammeVersions;

/**
 * The unit of work of the posting queue, one transaction for many commands: reads all that they need, lets each be
 * decided in turn, writes all that came of it. The number of statements for orders and for the tables of the account does
 * not grow with the number of commands.
 */
final class Batch {

    private final Connection connection;
    private final LedgerBatch scope;
    private final List<Running<?, ?>> running;

    /** @param now the business time of everything in this batch */
    Batch(Connection connection, Instant now, ProgrammeVersions versions, List<LedgerOperation.Kind<?, ?>> kinds) {
        this.connection = connection;
        this.scope = new LedgerBatch(connection, now, versions);
        this.running = new ArrayList<>(kinds.size());
        kinds.forEach(kind -> running.add(Running.begin(kind, scope)));
    }

    /** Decides the commands in their order. */
    List<Outcome<?>> decide(List<? extends Command<?>> commands) throws SQLException {
        Needs needs = new Needs();
        for (Running<?, ?> operation : running) {
            operation.recognise(commands, needs);
        }
        scope.open(needs);
        for (Running<?, ?> operation : running) {
            operation.prepare();
        }
        List<Outcome<?>> outcomes = new ArrayList<>(commands.size());
        for (Command<?> command : commands) {
            outcomes.add(operationOf(command).decide(command));
        }
        return outcomes;
    }

    private Running<?, ?> operationOf(Command<?> command) {
        return running.stream()
                .filter(operation -> operation.takes(command))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no operation takes a " + command.getClass().getSimpleName()));
    }

    /**
     * Writes everything that was decided.
     *
     * @return the events that tell it, in order per member
     */
    List<Envelope> write() throws SQLException {
        Map<Pseudonym, Account> accounts = scope.accounts();
        Written written = Written.of(accounts);
        new Entries(connection).add(written.entries());
        new LotWrites(connection).open(written.lotsOpened());
        new LotWrites(connection).write(written.lotsChanged());
        new Activations(connection).add(written.activations());
        for (Running<?, ?> operation : running) {
            operation.write();
        }
        scope.write();
        new Accounts(connection).write(scope.opened().changes());
        List<Envelope> events = new ArrayList<>(scope.events());
        events.addAll(LedgerEvents.of(written));
        events.sort(Comparator.comparing(Envelope::key).thenComparingLong(Envelope::sequence));
        return events;
    }
}
