package loyalty.points.waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A queue of many who ask and one who works. Whoever would be answered too late by the pace of the last batches is not let
 * in and hears so at once; work that has time waits outside, and leaves half of the room to those who have none. Some
 * always find room, however slow the work is.
 */
public final class WaitingRoom<T> {

    /**
     * How large a room is.
     *
     * @param commandsMin how many may always wait
     * @param commandsMax how many may wait at most
     * @param batchMax how many are taken at once at most
     * @param waitMax how long what is in the room may take
     */
    public record Size(int commandsMin, int commandsMax, int batchMax, Duration waitMax) {}

    private final Size size;
    private final LongSupplier nanoTime;
    private final Pace pace;
    private final Deque<T> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somebodyWaits = lock.newCondition();
    private final Condition someHaveLeft = lock.newCondition();
    private int inBatch;
    private long takenAt;
    private boolean open = true;

    /** @param nanoTime a clock such as {@link System#nanoTime()} */
    public WaitingRoom(Size size, LongSupplier nanoTime) {
        this.size = size;
        this.nanoTime = nanoTime;
        this.pace = new Pace(size.batchMax());
    }

    /** Lets one in, or tells at once that there is no room. */
    public boolean offer(T command) {
        lock.lock();
        try {
            return open && hasRoom(1) && enter(command);
        } finally {
            lock.unlock();
        }
    }

    /** Lets one in as soon as half of the room is free, however long that takes; not once it is closed. */
    public boolean offerPatiently(T command) {
        lock.lock();
        try {
            while (open && !hasRoom(2)) {
                someHaveLeft.awaitUninterruptibly();
            }
            return open && enter(command);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom(int part) {
        int before = waiting.size();
        if (before < size.commandsMin() / part) {
            return true;
        }
        long now = nanoTime.getAsLong();
        Duration running = inBatch == 0 ? Duration.ZERO : Duration.ofNanos(now - takenAt);
        Duration ahead = pace.ahead(before, inBatch, running, now);
        return before < size.commandsMax() / part && ahead.multipliedBy(part).compareTo(size.waitMax()) <= 0;
    }

    private boolean enter(T command) {
        waiting.addLast(command);
        somebodyWaits.signal();
        return true;
    }

    /** Who waits now. */
    public List<T> present() {
        lock.lock();
        try {
            return List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
    }

    /** The next batch, for as long as it takes until somebody waits; empty once the room is closed and nobody is left. */
    public List<T> take() {
        lock.lock();
        try {
            while (open && waiting.isEmpty()) {
                somebodyWaits.awaitUninterruptibly();
            }
            List<T> batch = new ArrayList<>(Math.min(waiting.size(), size.batchMax()));
            while (!waiting.isEmpty() && batch.size() < size.batchMax()) {
                batch.add(waiting.removeFirst());
            }
            inBatch = batch.size();
            takenAt = nanoTime.getAsLong();
            someHaveLeft.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** The batch that was taken is done. */
    public void done() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            pace.took(inBatch, Duration.ofNanos(now - takenAt), now);
            inBatch = 0;
            someHaveLeft.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more. */
    public void close() {
        lock.lock();
        try {
            open = false;
            somebodyWaits.signalAll();
            someHaveLeft.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
