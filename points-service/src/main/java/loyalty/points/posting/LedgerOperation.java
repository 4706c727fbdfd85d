package loyalty.points.posting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;

/**
 * One kind of operation on the ledger within one batch: what it needs read, what is known of its ids, how it decides, what
 * it writes and tells. The engine calls it in the order of the methods, once each but for {@link #decide}; it does the
 * rest, once for all: equal requests get the first answer, different ones are refused, accounts are locked and settled,
 * entries, lots and balances are written, events and acts go out.
 *
 * @param <C> the commands that it takes
 * @param <R> what comes of them
 */
public interface LedgerOperation<C extends Command<R>, R> {

    /** How the engine finds a kind of operation: a bean in the operation's own package. */
    interface Kind<C extends Command<R>, R> {

        /** The commands that it takes, with all their subtypes. */
        Class<C> takes();

        /** The operation as it takes part in a batch. */
        LedgerOperation<C, R> begin(LedgerBatch batch);
    }

    /** What those of these ids were used for that were used before. Read before anything is locked. */
    Map<String, FirstAnswer<R>> known(Collection<String> ids);

    /** Says what commands that are not known need of the accounts. Nothing is locked yet. */
    void need(List<C> commands, Needs needs);

    /** Reads what it needs beside the accounts, now that these are locked. */
    default void prepare(List<C> commands) {}

    /** Decides one command, in the order in which they came; the account is the batch's. */
    Outcome<R> decide(C command);

    /** Writes its own rows for all that was decided, and says what is to be told. */
    default void write() {}
}
