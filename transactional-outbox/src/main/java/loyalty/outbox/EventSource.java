package loyalty.outbox;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import loyalty.events.Envelope;

/** Append-only rows from which events can be made again, the same ones with the same ids. */
public interface EventSource {

    /**
     * Makes the events again.
     *
     * @param from the earliest business time of their rows
     * @param pages takes them, a bounded page at a time, in order per key
     */
    void since(Instant from, Consumer<List<Envelope>> pages);
}
