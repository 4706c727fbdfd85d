package loyalty.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import loyalty.local.StackException;
import org.jspecify.annotations.Nullable;

/**
 * Ends the children of this process when it dies without a word ({@code kill -9}, out of memory).
 *
 * <p>A small shell reads the numbers of the children from a pipe. When the pipe ends, so has this process, however it
 * went: the shell sends TERM to all that are left, and KILL two seconds later. A guard that dies is replaced.
 */
public final class Guard implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            pids=
            while read -r line; do
              case $line in
                +*) pids="$pids ${line#+}" ;;
                -*) kept=
                    for p in $pids; do [ "$p" = "${line#-}" ] || kept="$kept $p"; done
                    pids=$kept ;;
              esac
            done
            for p in $pids; do kill -TERM $p; done
            for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              left=
              for p in $pids; do kill -0 $p && left="$left $p"; done
              [ -z "$left" ] && exit 0
              sleep 0.1
            done
            for p in $left; do kill -KILL $p; done
            """;

    private final Set<Long> watched = new TreeSet<>();
    private @Nullable Process shell;
    private boolean closed;

    /** A guard that watches nothing yet. */
    public static Guard start() {
        Guard guard = new Guard();
        guard.replace();
        return guard;
    }

    private Guard() {}

    /** From now on the process ends with this one. */
    public synchronized void watch(long pid) {
        watched.add(pid);
        tell("+" + pid);
    }

    /** The process is gone; its number may be given to somebody else. */
    public synchronized void forget(long pid) {
        if (watched.remove(pid)) {
            tell("-" + pid);
        }
    }

    /** The number of the guarding process. */
    public synchronized long pid() {
        return shell == null ? -1 : shell.pid();
    }

    /** Ends the guard, which ends whatever it still watches. */
    @Override
    public synchronized void close() {
        closed = true;
        if (shell != null) {
            try {
                shell.getOutputStream().close();
            } catch (IOException gone) {
                // It is no longer there to be told.
            }
        }
    }

    private synchronized void replace() {
        if (closed) {
            return;
        }
        try {
            Process fresh = new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            shell = fresh;
            var _ = fresh.onExit().thenRun(this::replace);
            watched.forEach(pid -> tell("+" + pid));
        } catch (IOException e) {
            throw new StackException("cannot start /bin/sh", e);
        }
    }

    private void tell(String line) {
        Process present = shell;
        if (present == null) {
            return;
        }
        try {
            OutputStream pipe = present.getOutputStream();
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException gone) {
            // Its successor is told everything anew.
        }
    }
}
