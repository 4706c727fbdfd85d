package loyalty.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders, and files that only their owner may read. */
public final class Folders {
    private static final long BYTES_A_MEGABYTE = 1L << 20;

    private Folders() {}

    /** Creates the folder and those above it. */
    public static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("cannot create the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the folder with all it holds; an absent one is fine. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            // A server that ends takes its own files away meanwhile.
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many megabytes may still be written to the disk of a folder. */
    public static long megabytesLeft(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / BYTES_A_MEGABYTE;
        } catch (IOException e) {
            throw new StackException("cannot look at the disk of " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Copies a folder to a place that does not exist yet. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /**
     * Writes a file that only its owner may read. It appears whole or not at all, so that a full disk or a killed
     * process leaves the old one.
     */
    public static void writeSecret(Path file, String text) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, text, StandardOpenOption.SYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The last lines of a text file, oldest first; none if it cannot be read. */
    public static List<String> lastLines(Path file, int lines) {
        try (Stream<String> all = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            List<String> kept = all.toList();
            return kept.subList(Math.max(0, kept.size() - lines), kept.size());
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
