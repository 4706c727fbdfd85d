package loyalty.points.account;

import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.Order;
import org.jspecify.annotations.Nullable;

/** What the ledger is asked to do. Everything that changes an account is one of these, and waits in the one queue. */
sealed interface Command {

    /** Whose account it changes. */
    Pseudonym member();

    /**
     * An order was completed.
     *
     * @param memberId the name behind the pseudonym, kept in the erasable table only
     * @param bodyHash the fingerprint of the request
     * @param actor who sent it
     * @param spoken the language of the first answer
     */
    record PlaceOrder(
            Pseudonym member,
            String memberId,
            Order order,
            byte[] bodyHash,
            String actor,
            Language spoken,
            @Nullable String traceparent)
            implements Command {}

    /** The clock has moved on: what fell due by then counts. */
    record Settle(Pseudonym member, Instant upTo) implements Command {}
}
