package loyalty.cli.up;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import loyalty.local.StackException;
import loyalty.local.process.Child;

/**
 * Keeps children alive: one that dies is started again, with a line and, from its second death in a minute on, after a
 * pause that grows; one that dies five times within a minute ends everything. While the disk is full nothing is started.
 */
final class Supervisor {
    private static final int DEATHS_MAX = 5;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Below this neither the database nor the broker can be relied on to start. */
    private static final long ROOM_MEGABYTES = 64;

    private final PrintStream out;
    private final LongSupplier room;
    private final Map<String, Child> children = new HashMap<>();
    private final Map<String, Deque<Long>> deaths = new HashMap<>();
    private final CompletableFuture<StackException> failed = new CompletableFuture<>();
    private boolean stopping;

    /**
     * @param out where people read what happens
     * @param room the megabytes that are left where the children write
     */
    Supervisor(PrintStream out, LongSupplier room) {
        this.out = out;
        this.room = room;
    }

    /**
     * Watches a child that has started.
     *
     * @param restart starts it again on the same port; throws if that fails
     */
    synchronized void watch(Child child, Supplier<Child> restart) {
        children.put(child.name(), child);
        var _ = child.onExit().thenAcceptAsync(dead -> revive(dead, restart), Thread::startVirtualThread);
    }

    /** Waits until a child could not be kept alive, and says why. */
    StackException failure() {
        return failed.join();
    }

    /** Something outside of the children went wrong. */
    void fail(StackException why) {
        failed.complete(why);
    }

    /** From now on a death is meant. */
    synchronized void expectDeaths() {
        stopping = true;
    }

    /** Ends a child, and waits until it has ended. */
    void stop(String name, Duration grace) {
        Child child;
        synchronized (this) {
            child = children.get(name);
        }
        if (child != null && child.isAlive()) {
            child.stop(grace);
        }
    }

    private void revive(Child dead, Supplier<Child> restart) {
        boolean full = waitForRoom(dead);
        synchronized (this) {
            if (stopping) {
                return;
            }
            if (!full && isOneTooMany(dead.name())) {
                fail(new StackException(dead.name() + " ended " + DEATHS_MAX
                        + " times within a minute; its last lines:\n" + String.join("\n", dead.lastLines(12))));
                return;
            }
        }
        out.println(dead.name() + " ended; it is started again");
        pause(PAUSE.multipliedBy(deathsOf(dead.name()) - 1L));
        try {
            Child next = restart.get();
            synchronized (this) {
                if (stopping) {
                    next.kill();
                } else {
                    watch(next, restart);
                }
            }
        } catch (StackException | CompletionException e) {
            reviveAgain(dead, restart, e);
        }
    }

    /** A full disk is nobody's fault: it waits until there is room. Whether it had to. */
    private boolean waitForRoom(Child dead) {
        long left = room.getAsLong();
        if (left >= ROOM_MEGABYTES) {
            return false;
        }
        out.println(dead.name() + " ended, and the disk has " + left + " MB left; it is started again when there are "
                + ROOM_MEGABYTES + " MB");
        while (room.getAsLong() < ROOM_MEGABYTES && !isStopping()) {
            pause(PAUSE);
        }
        return true;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized int deathsOf(String name) {
        return Math.max(1, deaths.getOrDefault(name, new ArrayDeque<>()).size());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A start that fails counts as a death.
    private void reviveAgain(Child dead, Supplier<Child> restart, RuntimeException why) {
        out.println(Objects.requireNonNullElse(why.getMessage(), dead.name() + " could not be started"));
        revive(dead, restart);
    }

    private boolean isOneTooMany(String name) {
        long now = System.nanoTime();
        Deque<Long> times = deaths.computeIfAbsent(name, first -> new ArrayDeque<>());
        times.addLast(now);
        while (now - times.getFirst() > WITHIN.toNanos()) {
            times.removeFirst();
        }
        return times.size() >= DEATHS_MAX;
    }
}
