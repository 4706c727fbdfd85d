package loyalty.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loyalty.local.StackException;

/**
 * Remembers which process was started for a folder, so that one which outlived its parent is found and ended before
 * its successor starts. The start time stands beside the number, because numbers are given again.
 */
public record PidFile(Path file) {
    private static final Duration GRACE = Duration.ofSeconds(10);

    public void write(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + "\n" + startOf(process) + "\n");
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    public void clear(long pid) {
        try {
            if (Files.exists(file) && Files.readString(file).startsWith(pid + "\n")) {
                Files.delete(file);
            }
        } catch (IOException left) {
            // A file that stays names a process that is gone; the next start sees that.
        }
    }

    /** The process of this file, if it still runs. */
    public Optional<ProcessHandle> running() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() < 2) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(process -> startOf(process).equals(lines.get(1)) && process.isAlive());
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Ends what is left of an earlier run, by TERM and if need be by KILL. */
    public void endOrphan() {
        running().ifPresent(orphan -> {
            orphan.destroy();
            if (!ended(orphan)) {
                orphan.destroyForcibly();
                ended(orphan);
            }
        });
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
