package loyalty.gateway.time;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import loyalty.gateway.domain.Owner;

/** Services with a clock that can be set: those of a running system, a small model in a test. */
interface ClockedServices {

    Instant now();

    boolean isFrozen();

    boolean hasMembers();

    /** Sets everybody's clock. */
    void set(Instant at);

    /** When something is due next, for those with whom anything ever is. */
    Map<Owner, Instant> nextDue();

    /** Does what is due up to an instant, and tells when something is due next. */
    Optional<Instant> runDue(Owner owner, Instant at);

    /** Whether no event is on its way anywhere. */
    boolean still();
}
