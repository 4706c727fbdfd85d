package loyalty.cli.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import loyalty.local.StackException;

/**
 * How far an import is: the number of lines that were taken or set aside, in a file beside the data, so that an import that
 * was killed goes on where it was. What was sent twice because of it is known by its id.
 */
final class Progress {

    private final Path position;
    private final Path refused;

    private Progress(Path position, Path refused) {
        this.position = position;
        this.refused = refused;
    }

    /** The progress of a file into a run; another file, or a changed one, has another. */
    static Progress of(Path data, Path file) throws IOException {
        Path folder = Files.createDirectories(data.resolve("imports"));
        String name = file.getFileName() + "-"
                + Integer.toHexString((file.toAbsolutePath() + " " + Files.size(file)).hashCode());
        return new Progress(folder.resolve(name + ".lines"), folder.resolve(name + ".refused"));
    }

    /** Lines that are done. */
    long lines() {
        try {
            return Files.exists(position)
                    ? Long.parseLong(Files.readString(position).strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            throw new StackException("cannot read " + position + "; delete it to begin again", e);
        }
    }

    /** Sets lines aside, each with the reason. */
    void refuse(List<String> lines) {
        if (!lines.isEmpty()) {
            try {
                Files.write(refused, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new StackException("cannot write " + refused + ": " + e.getMessage(), e);
            }
        }
    }

    /** Everything up to this line is done. */
    void reached(long lines) {
        Path next = position.resolveSibling(position.getFileName() + ".next");
        try {
            Files.writeString(next, Long.toString(lines));
            Files.move(next, position, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("cannot write " + position + ": " + e.getMessage(), e);
        }
    }

    /** Where the lines are that were set aside. */
    Path refused() {
        return refused;
    }
}
