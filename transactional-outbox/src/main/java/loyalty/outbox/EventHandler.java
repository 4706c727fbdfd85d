package loyalty.outbox;

import java.util.List;
import java.util.Set;
import loyalty.events.EventType;

/**
 * What a service makes of events. Runs inside the transaction that also marks them as received: both are on disk, or
 * neither is.
 */
public interface EventHandler {

    /** The types that this handler wants; each type has at most one handler in a service. */
    Set<EventType> types();

    /**
     * Applies events that were never applied before, in the order of their partition.
     *
     * @throws NotYetKnown when something they build on is still on its way; they are tried again later
     * @throws RuntimeException for any other failure; tried again a few times, then set aside as a dead letter
     */
    void handle(List<Received> events);
}
