package loyalty.outbox.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import loyalty.database.Leases;
import loyalty.database.Migrations;
import loyalty.outbox.NotYetKnown;
import loyalty.outbox.Received;
import loyalty.threads.VitalThread;
import org.jboss.logging.Logger;

/**
 * Comes back to what waits: when a programme version has arrived, and every second, because another replica may have
 * heard of it. One replica at a time does, by lease; should two, the row that is gone or the mark in the inbox stops the
 * second.
 *
 * <p>Of all who wait for the same thing one is tried; the others follow once it is there.
 */
@ApplicationScoped
class ApplyParked {

    private static final Logger LOG = Logger.getLogger(ApplyParked.class);
    private static final String LEASE = "parked";
    private static final Duration LEASE_LENGTH = Duration.ofSeconds(6);
    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ParkedMessages parked;
    private final WhoWaits whoWaits;
    private final ApplyEvents applyEvents;
    private final DeadLetters deadLetters;
    private final Leases leases;
    private final Overdue overdue;
    private final Thread thread = VitalThread.named("parked", this::run);
    private long renewedAt;
    private volatile boolean ending;

    ApplyParked(
            ParkedMessages parked,
            WhoWaits whoWaits,
            ApplyEvents applyEvents,
            DeadLetters deadLetters,
            Leases leases,
            Overdue overdue) {
        this.parked = parked;
        this.whoWaits = whoWaits;
        this.applyEvents = applyEvents;
        this.deadLetters = deadLetters;
        this.leases = leases;
        this.overdue = overdue;
    }

    void start(@Observes @Priority(Migrations.AFTER) StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        ending = true;
        thread.interrupt();
        thread.join(LOOK_AGAIN.toMillis());
        leases.giveBack(LEASE);
    }

    /** Something has arrived that others may wait for. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        boolean told = false;
        while (!ending) {
            try {
                round();
                told = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!told) {
                    LOG.warnf("what waits is left alone: %s", e.getMessage());
                    told = true;
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void round() throws InterruptedException {
        if (!whoWaits.look() || !leases.take(LEASE, LEASE_LENGTH)) {
            return;
        }
        renewedAt = System.nanoTime();
        Set<String> missing = new HashSet<>();
        for (ParkedMessages.First first : parked.firsts()) {
            Optional<ParkedMessages.First> waiting =
                    missing.contains(first.waitsFor()) ? Optional.of(first) : applyAll(first);
            if (waiting.isPresent()) {
                missing.add(waiting.get().waitsFor());
                overdue.setAsideWhenOverdue(waiting.get());
            }
            if (!isStillOurs()) {
                return;
            }
        }
        whoWaits.look();
    }

    private boolean isStillOurs() {
        if (System.nanoTime() - renewedAt < RENEWAL.toNanos()) {
            return true;
        }
        renewedAt = System.nanoTime();
        return leases.take(LEASE, LEASE_LENGTH);
    }

    /** Applies a member's messages in order, up to one that must wait on. */
    private Optional<ParkedMessages.First> applyAll(ParkedMessages.First waiting) throws InterruptedException {
        int applied = 0;
        for (Optional<ParkedMessage> next = parked.first(waiting.member());
                next.isPresent();
                next = parked.first(waiting.member())) {
            ParkedMessage message = next.get();
            Optional<RuntimeException> failure = Attempts.of(() -> apply(message));
            if (failure.isEmpty()) {
                Messages.tellApplied(message.message());
                applied++;
            } else if (failure.get() instanceof NotYetKnown missing) {
                parked.waitFor(message.id(), missing.what());
                return Optional.of(new ParkedMessages.First(waiting.member(), message.parkedAt(), missing.what()));
            } else {
                deadLetters.setAside(message.message(), failure.get());
                parked.remove(message.id());
            }
        }
        LOG.infof(
                "%d events of %s that waited since %s for %s are applied",
                applied, waiting.member(), waiting.parkedAt(), waiting.waitsFor());
        return Optional.empty();
    }

    private void apply(ParkedMessage parkedMessage) throws SQLException {
        if (parked.remove(parkedMessage.id())) {
            Received event = Messages.read(parkedMessage.message());
            Map<String, Received> fresh = new HashMap<>(Map.of(event.id(), event));
            applyEvents.dropKnown(fresh);
            applyEvents.apply(fresh.values());
        }
    }
}
