package loyalty.gateway.home;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream; without a name it is a comment that keeps the connection alive.
 *
 * @param id the offset of the event in the member's partition
 * @param name the part, or {@code reset}
 * @param data the part's new shape
 */
record StreamEvent(@Nullable String id, @Nullable String name, String data) {

    static StreamEvent of(long offset, Part part, String data) {
        return new StreamEvent(Long.toString(offset), part.word(), data);
    }

    static StreamEvent heartbeat() {
        return new StreamEvent(null, null, "");
    }

    static StreamEvent reset() {
        return new StreamEvent(null, "reset", "{}");
    }

    boolean isHeartbeat() {
        return name == null;
    }
}
