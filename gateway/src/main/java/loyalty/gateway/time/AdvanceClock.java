package loyalty.gateway.time;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;

/**
 * Advances the whole system to a later instant, so that everything due on the way has happened when it arrives: from
 * due instant to due instant, at each one points before tiers before vouchers, with the events between them drained.
 */
final class AdvanceClock {

    private static final List<Owner> ORDER = List.of(Owner.POINTS, Owner.TIER, Owner.VOUCHER);
    private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PAUSE_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final ClockedServices services;

    AdvanceClock(ClockedServices services) {
        this.services = services;
    }

    /**
     * Goes to an instant.
     *
     * @throws ProblemException 409 {@code clock-backwards} for an earlier one while there is any member; 503 when
     *     somebody is away
     */
    void to(Instant target) {
        Instant now = services.now();
        if (target.isBefore(now)) {
            if (services.hasMembers()) {
                throw new ProblemException(
                        Problems.of(409, "clock-backwards", "Time does not go back", "There are members already.")
                                .with("now", now.toString()));
            }
            services.set(target);
            return;
        }
        drain();
        Map<Owner, Instant> due = services.nextDue();
        for (Optional<Instant> next = first(due, target); next.isPresent(); next = first(due, target)) {
            due = step(next.get(), due);
        }
        services.set(target);
    }

    /** Does what is due at one instant, and tells what is due afterwards. */
    private Map<Owner, Instant> step(Instant at, Map<Owner, Instant> due) {
        services.set(at.isBefore(services.now()) ? services.now() : at);
        Map<Owner, Instant> next = due;
        for (Owner owner : ORDER) {
            if (next.containsKey(owner) && !next.get(owner).isAfter(at)) {
                services.runDue(owner, at);
                drain();
                next = services.nextDue();
            }
        }
        return next;
    }

    private static Optional<Instant> first(Map<Owner, Instant> due, Instant target) {
        return due.values().stream().min(Instant::compareTo).filter(at -> !at.isAfter(target));
    }

    private void drain() {
        long began = System.nanoTime();
        long pause = PAUSE_NANOS_MIN;
        while (!services.still()) {
            if (System.nanoTime() - began > PATIENCE_NANOS) {
                throw new ProblemException(Problems.unavailable("The events are still on their way; repeat the call."));
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, PAUSE_NANOS_MAX);
        }
    }
}
