package loyalty.local.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loyalty.local.Folders;
import loyalty.local.StackException;

/** Runs a server's own program once, to its end, while a database is made. */
final class Fill {
    private Fill() {}

    static List<String> line(Path base, String program, Path data, String... options) {
        List<String> line = new ArrayList<>(List.of(
                base.resolve(program).toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--lc-messages-dir=" + base.resolve("share"),
                "--datadir=" + data));
        if (System.getProperty("user.name").equals("root")) {
            line.add("--user=root");
        }
        line.addAll(List.of(options));
        return line;
    }

    static void run(List<String> line, String input) throws IOException {
        Path log = Files.createTempFile("loyalty-fill", ".log");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException ended) {
                // Its exit code and its last lines say why.
            }
            if (process.waitFor() != 0) {
                throw new StackException(line.getFirst() + " failed:\n" + String.join("\n", Folders.lastLines(log, 8)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
