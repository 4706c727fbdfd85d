package loyalty.voucher.holder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;

/**
 * What the clock alone does to one sort of thing that members have. Each room brings its own as a bean; those of a higher
 * {@link jakarta.annotation.Priority} come first.
 */
public interface Settlement {

    /** The earliest instant at which something falls due; found by an index. */
    Optional<Instant> nextDue();

    /**
     * Whether something is due of a member: a query that finds a row if so, with a mark for the member and one for the
     * instant.
     */
    String due();

    /** Some members of whom something is due. */
    List<Pseudonym> dueUpTo(Instant at, int limit);

    /** Applies what is due of members who are locked, and says what there is to tell. */
    List<MemberEvent> settle(Instant at, Collection<Pseudonym> members);
}
