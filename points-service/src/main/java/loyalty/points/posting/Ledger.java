package loyalty.points.posting;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import loyalty.clock.BusinessClock;
import loyalty.database.DatabaseException;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.AccountState;
import loyalty.points.ledger.Accounts;

/** The read side of the ledger: tables as they stand, and an account with everything applied that is due. */
@ApplicationScoped
public class Ledger {

    private final AgroalDataSource database;
    private final BusinessClock clock;
    private final PostingQueue queue;

    Ledger(AgroalDataSource database, BusinessClock clock, PostingQueue queue) {
        this.database = database;
        this.clock = clock;
        this.queue = queue;
    }

    /** Something that is asked of the tables. */
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** Asks the tables as they stand. */
    public <T> T read(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new DatabaseException("the ledger could not be read", e);
        }
    }

    /**
     * The account as it is at this moment: what is due by the clock is posted first, whether a sweep has run or not.
     *
     * @return nothing when nothing ever happened to the member's points
     */
    public Optional<AccountState> present(Pseudonym member) {
        Optional<AccountState> state = read(connection -> new Accounts(connection).find(member));
        if (state.isEmpty() || !state.get().isDue(clock.now())) {
            return state;
        }
        queue.postAndWait(new Settle(member, clock.now()));
        return read(connection -> new Accounts(connection).find(member));
    }
}
