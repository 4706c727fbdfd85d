package loyalty.clock;

import java.time.Instant;
import java.util.Optional;

/** What a service has to do because time passed: points become spendable or expire, a tier lapses, a voucher ends. */
public interface DueWork {

    /** The earliest business instant at which something falls due, past or future; found by an index. */
    Optional<Instant> nextDue();

    /**
     * Does all that is due up to and including an instant, each piece once, in bounded transactions. It is idempotent:
     * done again, or by two replicas at the same time, it changes nothing more.
     */
    void runDue(Instant at);
}
