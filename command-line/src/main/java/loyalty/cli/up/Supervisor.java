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
import java.util.function.Supplier;
import loyalty.local.StackException;
import loyalty.local.process.Child;

/**
 * Keeps children alive: one that dies is started again, with a line; one that dies five times within a minute ends
 * everything.
 */
final class Supervisor {
    private static final int DEATHS_MAX = 5;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final PrintStream out;
    private final Map<String, Child> children = new HashMap<>();
    private final Map<String, Deque<Long>> deaths = new HashMap<>();
    private final CompletableFuture<StackException> failed = new CompletableFuture<>();
    private boolean stopping;

    Supervisor(PrintStream out) {
        this.out = out;
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
        synchronized (this) {
            if (stopping) {
                return;
            }
            if (isOneTooMany(dead.name())) {
                fail(new StackException(dead.name() + " ended " + DEATHS_MAX
                        + " times within a minute; its last lines:\n" + String.join("\n", dead.lastLines(12))));
                return;
            }
        }
        out.println(dead.name() + " ended; it is started again");
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

    // A start that fails counts as a death: a disk that is full for a moment should not end the run.
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
