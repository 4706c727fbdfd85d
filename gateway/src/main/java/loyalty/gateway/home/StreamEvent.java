package loyalty.gateway.home;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream; without a name it is a comment that keeps the connection alive.
 *
 * @param id up to where the member's partition has been told, if that is further than before: a stream that resumes from it
 *     misses nothing and repeats nothing
 * @param name the part, {@code position} or {@code reset}
 * @param data the part's new shape
 */
record StreamEvent(@Nullable String id, @Nullable String name, String data) {

    private static final String NOTHING = "{}";

    static StreamEvent heartbeat() {
        return new StreamEvent(null, null, "");
    }

    /** From where a stream can be resumed that has told nothing yet. */
    static StreamEvent position(long place) {
        return new StreamEvent(Long.toString(place), "position", NOTHING);
    }

    /** That something was missed which is not known any more. */
    static StreamEvent reset() {
        return new StreamEvent(null, "reset", NOTHING);
    }
}
