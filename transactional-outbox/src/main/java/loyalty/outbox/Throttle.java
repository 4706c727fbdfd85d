package loyalty.outbox;

import java.time.Duration;

/**
 * A token bucket that says when a round of work may begin. After a pause the next ones begin at once; under a steady
 * stream of events they are spaced, so that each coalesces more of them: a transaction for ten events costs little more
 * than one for a single event. While somebody waits until no event is on its way there is no spacing. Used by one
 * thread.
 */
public final class Throttle {

    private static final Duration SPACE = Duration.ofMillis(40);
    private static final int AT_ONCE_MAX = 10;

    private final EndOffsets endOffsets;
    private double allowed = AT_ONCE_MAX;
    private long countedAt = System.nanoTime();

    /** @param endOffsets knows whether somebody waits */
    public Throttle(EndOffsets endOffsets) {
        this.endOffsets = endOffsets;
    }

    /** Counts a round that is about to begin, once it may. */
    public void await() throws InterruptedException {
        refill();
        if (allowed < 1 && !endOffsets.isWatched()) {
            Thread.sleep(Duration.ofNanos((long) ((1 - allowed) * SPACE.toNanos())));
            refill();
        }
        allowed = Math.max(0, allowed - 1);
    }

    private void refill() {
        long now = System.nanoTime();
        allowed = Math.min(AT_ONCE_MAX, allowed + (double) (now - countedAt) / SPACE.toNanos());
        countedAt = now;
    }
}
