package loyalty.outbox.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.outbox.NotYetKnown;
import org.jboss.logging.Logger;

/** Tries a step, each time in a transaction of its own. */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final int ATTEMPTS_MAX = 3;
    private static final Duration BACKOFF_MIN = Duration.ofMillis(20);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(2);

    private Attempts() {}

    /** What is done in one transaction. */
    interface Step {
        void run() throws SQLException;
    }

    /**
     * Tries for as long as only the database is in the way, a few times when the step fails for reasons of its own, and
     * once when what it needs is not known yet.
     *
     * @return why it failed, if it did
     */
    static Optional<RuntimeException> of(Step step) throws InterruptedException {
        Duration backoff = BACKOFF_MIN;
        for (int attempts = 1; ; ) {
            Optional<RuntimeException> failure = once(step);
            if (failure.isEmpty() || failure.get() instanceof NotYetKnown) {
                return failure;
            }
            if (!DatabaseException.isPassing(failure.get()) && ++attempts > ATTEMPTS_MAX) {
                return failure;
            }
            LOG.debugf("events wait: %s", failure.get().getMessage());
            Thread.sleep(backoff);
            backoff = backoff.multipliedBy(2).compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : backoff.multipliedBy(2);
        }
    }

    /** Tries until it is done: for a step that asks nothing but the database. */
    static void untilDone(Step step) throws InterruptedException {
        for (Optional<RuntimeException> failure = of(step); failure.isPresent(); failure = of(step)) {
            LOG.warnf("events wait: %s", failure.get().getMessage());
            Thread.sleep(BACKOFF_MAX);
        }
    }

    private static Optional<RuntimeException> once(Step step) {
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                step.run();
                return null;
            });
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getCause() instanceof NotYetKnown waiting ? waiting : e);
        }
    }
}
