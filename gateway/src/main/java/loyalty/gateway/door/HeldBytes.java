package loyalty.gateway.door;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** How much of all bodies is in memory at once: so much at most, however many call. */
@Singleton
class HeldBytes {

    private final long max;
    private final AtomicLong held = new AtomicLong();

    HeldBytes(DoorConfig limits) {
        this.max = limits.heldBytesMax();
    }

    /** Makes room for so many bytes, unless there is none. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= max) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** Gives room back. */
    void release(long bytes) {
        held.addAndGet(-bytes);
    }
}
