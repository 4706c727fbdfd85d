package loyalty.outbox;

import java.util.List;
import java.util.Set;
import loyalty.events.EventType;

/**
 * What a service does with the events that it consumes. Runs inside the transaction that also marks them in the inbox
 * and moves the offset: all of it is on disk, or nothing is (idempotent consumer).
 */
public interface EventHandler {

    /** The types that this handler wants; each type has at most one handler in a service. */
    Set<EventType> types();

    /**
     * Applies events that were never applied before, in the order of their partition.
     *
     * @throws NotYetKnown when something they build on is still on its way; then the first such event and what
     *     follows of its member are parked, and tried again later
     * @throws RuntimeException for any other failure; tried again a few times, then set aside as a dead letter
     */
    void handle(List<Received> events);
}
