package loyalty.clock;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.database.Leases;
import org.jboss.logging.Logger;

/**
 * Does what is due for those whom nobody looks at. One replica at a time sweeps; a second one would find nothing to do,
 * only cost.
 */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final BusinessClock clock;
    private final Leases leases;
    private final List<DueWork> work;

    Sweep(BusinessClock clock, Leases leases, @All List<DueWork> work) {
        this.clock = clock;
        this.leases = leases;
        this.work = work;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        try {
            Instant now = clock.now();
            if (nextDue().filter(due -> !due.isAfter(now)).isPresent() && leases.take("sweep", LEASE)) {
                work.forEach(part -> run(part, now));
            }
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    /** A part that cannot be done keeps no other from being done. */
    private static void run(DueWork part, Instant now) {
        try {
            part.runDue(now);
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private static void tell(RuntimeException e) {
        if (!DatabaseException.isPassing(e)) {
            LOG.error("what is due could not be done", e);
        }
    }

    Optional<Instant> nextDue() {
        return work.stream().flatMap(part -> part.nextDue().stream()).min(Instant::compareTo);
    }

    void runDue(Instant at) {
        work.forEach(part -> part.runDue(at));
    }
}
