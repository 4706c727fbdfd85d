package loyalty.points.posting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import loyalty.database.Database;
import loyalty.database.KeptTable;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.personal.PersonalRoom;
import loyalty.points.domain.account.AccountState;
import loyalty.points.ledger.Accounts;

/** The read side of the ledger: tables as they stand, and an account with everything applied that is due. */
@ApplicationScoped
public class Ledger implements PersonalRoom {

    private static final int READS_MAX = 100;

    private final Database database;
    private final BusinessClock clock;
    private final PostingQueue queue;

    Ledger(Database database, BusinessClock clock, PostingQueue queue) {
        this.database = database;
        this.clock = clock;
        this.queue = queue;
    }

    /** Something that is asked of the tables. */
    public interface Question<T> {
        T ask(ManyRows rows);
    }

    /** Something that is asked of the tables about an account. */
    public interface View<T> {
        T of(ManyRows rows, AccountState account);
    }

    /** Asks the tables as they stand. */
    public <T> T read(Question<T> question) {
        return database.ask(question::ask);
    }

    /**
     * The account as it is at this moment: what is due by the clock is posted first, whether a sweep has run or not.
     *
     * @return nothing when nothing ever happened to the member's points
     */
    public Optional<AccountState> present(Pseudonym member) {
        Optional<AccountState> state = read(rows -> new Accounts(rows).find(member));
        if (state.isEmpty() || !state.get().isDue(clock.now())) {
            return state;
        }
        queue.postAndWait(new Settle(member, clock.now()));
        return read(rows -> new Accounts(rows).find(member));
    }

    /** Its rows are the tables of the ledger's own room. */
    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of();
    }

    @Override
    public void prepare(Pseudonym member) {
        present(member);
    }

    /**
     * Asks about a member as of one moment, with the account as {@link #present} has it: where somebody posted meanwhile, it is
     * asked again. A few reads take less time than the transaction of whoever posts, so that this ends also for a member who
     * buys all the time.
     *
     * @throws ProblemException 503 when it does not
     */
    public <T> T presentAsOne(Pseudonym member, View<T> view) {
        AccountState first = present(member).orElse(AccountState.NEW);
        return read(rows -> {
            AccountState before = first;
            for (int asked = 0; asked < READS_MAX; asked++) {
                T seen = view.of(rows, before);
                AccountState after = new Accounts(rows).find(member).orElse(AccountState.NEW);
                if (after.version() == before.version() && after.eventSeq() == before.eventSeq()) {
                    return seen;
                }
                before = after;
            }
            throw new ProblemException(
                    Problems.unavailable("The account is moving; the same request may be repeated."));
        });
    }
}
