package loyalty.points.waiting;

import java.time.Duration;

/**
 * How long batches take, by those of late: so much for any batch, and so much more for each command in it. Small batches
 * tell the one, larger ones the other. What nothing was heard of for ten seconds is forgotten: then commands are believed
 * to cost nothing until the next large batch tells.
 */
final class Pace {

    private static final int SMALL = 8;
    private static final double WEIGHT = 0.3;
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(10).toNanos();

    private final int batchMax;
    private double anyBatch;
    private double eachCommand;
    private long learnedAt;

    /** @param batchMax how many commands share a batch at most */
    Pace(int batchMax) {
        this.batchMax = batchMax;
    }

    /**
     * A batch has ended.
     *
     * @param now on the clock of {@link System#nanoTime()}
     */
    void took(int commands, Duration time, long now) {
        if (commands <= SMALL) {
            anyBatch = anyBatch == 0 ? time.toNanos() : blend(anyBatch, time.toNanos());
        } else {
            double each = Math.max(0, time.toNanos() - anyBatch) / commands;
            eachCommand = isForgotten(now) ? each : blend(eachCommand, each);
            learnedAt = now;
        }
    }

    /**
     * How long it takes for the commands before it alone until a command is answered. The time that any batch takes counts
     * once a whole batch waits: before that nobody would be answered sooner if fewer waited.
     *
     * @param waiting commands that wait
     * @param inBatch commands that are being posted
     * @param running for how long they have been: a batch that hangs tells so before it ends
     */
    Duration ahead(int waiting, int inBatch, Duration running, long now) {
        double each = isForgotten(now) ? 0 : eachCommand;
        double any = Math.max(anyBatch, running.toNanos() - each * inBatch);
        return Duration.ofNanos((long) (each * (waiting + inBatch) + any * (waiting / batchMax)));
    }

    private boolean isForgotten(long now) {
        return eachCommand == 0 || now - learnedAt > REMEMBERED_NANOS;
    }

    private static double blend(double before, double latest) {
        return before + WEIGHT * (latest - before);
    }
}
