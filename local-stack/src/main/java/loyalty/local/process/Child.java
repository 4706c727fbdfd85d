package loyalty.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import loyalty.local.Folders;
import loyalty.local.StackException;

/** A process that this one started, and that never outlives it. */
public final class Child {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Command command;
    private final Process process;

    private Child(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    /**
     * Starts the command under the guard, after whatever an earlier run left behind was ended.
     *
     * @throws StackException if it cannot be started
     */
    public static Child start(Command command, Guard guard) {
        PidFile pidFile = new PidFile(command.pidFile());
        pidFile.endOrphan();
        Folders.make(parentOf(command.log()));
        Folders.make(parentOf(command.pidFile()));
        ProcessBuilder builder = new ProcessBuilder(command.shielded())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        builder.environment().putAll(command.environment());
        try {
            Process process = builder.start();
            long pid = process.pid();
            guard.watch(pid);
            pidFile.write(process.toHandle());
            process.getOutputStream().close();
            var _ = process.onExit().thenRun(() -> {
                guard.forget(pid);
                pidFile.clear(pid);
            });
            return new Child(command, process);
        } catch (IOException e) {
            throw new StackException("cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    /** The name for people. */
    public String name() {
        return command.name();
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with this child when it has ended. */
    public CompletableFuture<Child> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** The last lines of its log, oldest first. */
    public List<String> lastLines(int lines) {
        return Folders.lastLines(command.log(), lines);
    }

    /**
     * Waits until it is ready.
     *
     * @throws StackException if it ends or is not ready in time; the message has its last lines
     */
    public void await(BooleanSupplier ready, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw new StackException(name() + " ended at its start; its last lines:\n" + tail());
            }
            if (System.nanoTime() > end) {
                throw new StackException(
                        name() + " was not ready within " + atMost.toSeconds() + " s; its last lines:\n" + tail());
            }
            pause();
        }
    }

    /** Asks it to end, and makes it end when the time is over. */
    public void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private String tail() {
        return String.join("\n", lastLines(12));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted");
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }
}
