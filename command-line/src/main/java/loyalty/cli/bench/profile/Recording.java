package loyalty.cli.bench.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import loyalty.local.StackException;

/** A flight recording of another process, while it works. */
final class Recording implements AutoCloseable {
    private static final String NAME = "bench";

    private final long pid;
    private final Path file;

    private Recording(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    static Recording begin(long pid) {
        try {
            Recording recording = new Recording(pid, Files.createTempFile("loyalty-bench", ".jfr"));
            recording.tell("JFR.start", "name=" + NAME, "settings=profile");
            return recording;
        } catch (IOException e) {
            throw new StackException("no recording can be made: " + e.getMessage(), e);
        }
    }

    /** The number of samples by area. */
    Map<Area, Integer> areas() {
        tell("JFR.stop", "name=" + NAME, "filename=" + file);
        Map<Area, Integer> areas = new EnumMap<>(Area.class);
        try (RecordingFile recorded = new RecordingFile(file)) {
            while (recorded.hasMoreEvents()) {
                RecordedEvent event = recorded.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (stack != null && event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    areas.merge(Area.of(classes(stack)), 1, Integer::sum);
                }
            }
            return areas;
        } catch (IOException e) {
            throw new StackException("the recording cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> classes(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .map(frame -> Objects.requireNonNull(frame.getMethod().getType().getName()))
                .toList();
    }

    private void tell(String... words) {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + pid));
        line.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new StackException("no recording can be made: " + said);
            }
        } catch (IOException e) {
            throw new StackException("no recording can be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // The machine clears its folder of temporary files.
        }
    }
}
