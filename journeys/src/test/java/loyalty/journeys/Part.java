package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a running system: a process, whichever it is now, that a journey may stop, let go on, or kill. */
record Part(Path pidFile) {

    /** The process that the part is now; another one once it was started again. */
    long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile).getFirst());
    }

    /** It does nothing from now on, and keeps all it has: its connections, its locks. */
    void suspend() throws IOException {
        signal("STOP");
    }

    /** It goes on where it was. */
    void resume() throws IOException {
        signal("CONT");
    }

    /** It dies at once, without a word to anybody. */
    void kill() throws IOException {
        signal("KILL");
    }

    /** It is asked to end, as a rolling restart asks: it does what is under way, and no more. */
    void end() throws IOException {
        signal("TERM");
    }

    /** Whether it does nothing, as the kernel sees it. */
    boolean isSuspended() throws IOException {
        return Files.readString(Path.of("/proc", "" + pid(), "status")).contains("State:\tT");
    }

    private void signal(String name) throws IOException {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, "" + pid())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
