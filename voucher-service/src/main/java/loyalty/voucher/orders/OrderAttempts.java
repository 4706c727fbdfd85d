package loyalty.voucher.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import loyalty.database.Database;
import loyalty.events.Pseudonym;

/** What became of attempts to confirm redemptions for orders. Decided once, under the lock of the member. */
@ApplicationScoped
class OrderAttempts {

    private static final String FIND = "select decision, refusal, state from order_attempt where attempt = ?";
    private static final String ADD = """
            insert into order_attempt (attempt, order_id, pseudonym, decision, refusal, state, decided_at)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String UNDO = "update order_attempt set decision = 'undone' where attempt = ?";

    private final Database database;

    OrderAttempts(Database database) {
        this.database = database;
    }

    /** What became of an attempt, if it is decided. */
    Optional<Decision> find(String attempt) {
        return database
                .read(
                        FIND,
                        row -> Decision.of(row.getString("decision"), row.getString("refusal"), row.getString("state")),
                        attempt)
                .stream()
                .findFirst();
    }

    /** Decides an attempt of a member who is locked. */
    void add(String attempt, String orderId, Pseudonym member, Decision decision, Instant at) {
        database.execute(ADD, attempt, orderId, member, decision.word(), decision.refusal(), decision.state(), at);
    }

    /** What was confirmed is taken back. */
    void undo(String attempt) {
        database.execute(UNDO, attempt);
    }
}
