package loyalty.points.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import loyalty.database.ManyRows;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.audit.AuditTrail;
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

    private final ManyRows rows;
    private final LedgerBatch scope;
    private final List<Running<?, ?>> running;

    /** @param now the business time of everything in this batch */
    Batch(ManyRows rows, Instant now, ProgrammeVersions versions, List<LedgerOperation.Kind<?, ?>> kinds) {
        this.rows = rows;
        this.scope = new LedgerBatch(rows, now, versions);
        this.running = new ArrayList<>(kinds.size());
        kinds.forEach(kind -> running.add(Running.begin(kind, scope)));
    }

    /** Decides the commands in their order. */
    List<Outcome<?>> decide(List<? extends Command<?>> commands) {
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
    List<Envelope> write() {
        Map<Pseudonym, Account> accounts = scope.accounts();
        Written written = Written.of(accounts);
        new Entries(rows).add(written.entries());
        new LotWrites(rows).open(written.lotsOpened());
        new LotWrites(rows).write(written.lotsChanged());
        new Activations(rows).add(written.activations());
        for (Running<?, ?> operation : running) {
            operation.write();
        }
        scope.write();
        new Accounts(rows).write(scope.opened().changes());
        List<Envelope> events = new ArrayList<>(scope.events());
        events.addAll(LedgerEvents.of(written));
        events.sort(Comparator.comparing(Envelope::key).thenComparingLong(Envelope::sequence));
        return events;
    }

    /** What was done by somebody who is to answer for it. */
    List<AuditTrail.Act> acts() {
        return scope.acts();
    }
}
