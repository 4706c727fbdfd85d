package loyalty.voucher.orders;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** What became of attempts to confirm redemptions for orders. Decided once, under the lock of the member. */
@ApplicationScoped
class OrderAttempts implements PanacheRepositoryBase<OrderAttemptEntity, String> {

    private static final String NAMED = "from OrderAttemptEntity where attempt = :attempt";
    private static final String UNDO =
            "update OrderAttemptEntity set decision = :undone where attempt = :attempt and decision = :confirmed";

    private final StatelessSession session;

    OrderAttempts(StatelessSession session) {
        this.session = session;
    }

    /** What became of an attempt, if it is decided. */
    Optional<Decision> named(String attempt) {
        return session.createSelectionQuery(NAMED, OrderAttemptEntity.class)
                .setParameter("attempt", attempt)
                .uniqueResultOptional()
                .map(row -> Decision.of(row.decision, row.refusal, row.state));
    }

    /** Decides an attempt of a member who is locked. */
    void add(String attempt, String orderId, Pseudonym member, Decision decision, Instant at) {
        OrderAttemptEntity row = new OrderAttemptEntity();
        row.attempt = attempt;
        row.orderId = orderId;
        row.pseudonym = member;
        row.decision = decision.word();
        row.refusal = decision.refusal();
        row.state = decision.state();
        row.decidedAt = at;
        session.insert(row);
    }

    /** What was confirmed is taken back. */
    void undo(String attempt) {
        int undone = session.createMutationQuery(UNDO)
                .setParameter("undone", new Decision.Undone().word())
                .setParameter("confirmed", new Decision.Confirmed().word())
                .setParameter("attempt", attempt)
                .executeUpdate();
        if (undone != 1) {
            throw new IllegalStateException("an attempt is confirmed no more that was under this lock");
        }
    }
}
