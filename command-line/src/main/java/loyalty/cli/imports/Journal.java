package loyalty.cli.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import wrote down about a file: its checkpoints, one a line, each added when the lines before it are done; and
 * beside it the refused lines.
 *
 * @param file where it is, whether or not it exists yet
 * @param checkpoints those that were written whole
 */
record Journal(Path file, List<Checkpoint> checkpoints) {

    private static final String ENDING = ".lines";

    /** All journals of a folder. */
    static List<Journal> in(Path folder) throws IOException {
        List<Journal> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                all.add(read(file));
            }
        }
        return all;
    }

    /** The journal of a content, named so that a person finds it. */
    static Path fileOf(Path folder, Path imported, String fingerprint) {
        return folder.resolve(imported.getFileName() + "-" + fingerprint.substring(0, 16) + ENDING);
    }

    /** Whether it is of a file of that name, of whatever content. */
    boolean isNamedFor(Path imported) {
        String name = imported.getFileName() + "-";
        String own = file.getFileName().toString();
        return own.startsWith(name) && own.length() == name.length() + 16 + ENDING.length();
    }

    private static Journal read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        // What comes without a line feed was being written when the import was killed.
        List<Checkpoint> checkpoints = text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Checkpoint::of)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
        return new Journal(file, checkpoints);
    }

    /** Where the refused lines are. */
    Path refused() {
        return refusedOf(file);
    }

    /** Where the refused lines of a journal are. */
    static Path refusedOf(Path journal) {
        String name = journal.getFileName().toString();
        return journal.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".refused");
    }

    /**
     * The last place up to which a file is what was imported here.
     *
     * @param fingerprints of the file, by number of lines
     */
    Optional<Checkpoint> lastIn(Map<Long, String> fingerprints) {
        return checkpoints.reversed().stream()
                .filter(checkpoint -> checkpoint.fingerprint().equals(fingerprints.get(checkpoint.lines())))
                .findFirst();
    }

    /** The checkpoints up to one of them. */
    List<Checkpoint> upTo(Checkpoint last) {
        return checkpoints.subList(0, checkpoints.indexOf(last) + 1);
    }
}
