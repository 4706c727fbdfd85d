package loyalty.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay when a transaction has left something in the outbox. Signals that meet are coalesced. */
@ApplicationScoped
class RelaySignal {

    private final Semaphore raised = new Semaphore(0);

    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Waits for the signal, but not for ever: another replica may have written rows that this one shall send. */
    void await(Duration atMost) throws InterruptedException {
        raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        raised.drainPermits();
    }
}
