package loyalty.cli.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a file before it is imported.
 *
 * @param lines how many it has
 * @param fingerprint of all of them
 * @param fingerprints of its beginnings that journals may know, by number of lines
 * @param hasMark whether it begins with a mark of byte order
 */
record Survey(long lines, String fingerprint, Map<Long, String> fingerprints, boolean hasMark) {

    /** Reads a file once. */
    static Survey of(Path file, List<Journal> journals) throws IOException {
        Set<Long> places = journals.stream()
                .flatMap(journal -> journal.checkpoints().stream())
                .map(Checkpoint::lines)
                .collect(Collectors.toSet());
        Map<Long, String> fingerprints = new HashMap<>();
        try (Lines lines = Lines.of(file)) {
            while (lines.peek() != null) {
                lines.take();
                if (places.contains(lines.taken())) {
                    fingerprints.put(lines.taken(), lines.fingerprint());
                }
            }
            return new Survey(lines.taken(), lines.fingerprint(), fingerprints, lines.hasMark());
        }
    }
}
