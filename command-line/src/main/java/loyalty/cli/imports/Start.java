package loyalty.cli.imports;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an import begins.
 *
 * @param journal the one that knows most of the file; null if none knows any of it
 * @param checkpoint up to which that journal knows it
 * @param isKnownByName whether a file of that name was imported before
 */
record Start(@Nullable Journal journal, Checkpoint checkpoint, boolean isKnownByName) {

    /** Finds where the import of a file begins; of equal journals it is its own. */
    static Start of(Path own, Path file, List<Journal> journals, Survey survey) {
        boolean isKnownByName = journals.stream().anyMatch(journal -> journal.isNamedFor(file));
        return journals.stream()
                .flatMap(journal -> journal.lastIn(survey.fingerprints()).stream()
                        .map(last -> new Start(journal, last, isKnownByName)))
                .max(Comparator.comparing((Start start) -> start.checkpoint().lines())
                        .thenComparing(start -> start.is(own)))
                .orElse(new Start(null, Checkpoint.START, isKnownByName));
    }

    private boolean is(Path file) {
        return journal != null && journal.file().equals(file);
    }

    /** In words; empty where there is nothing to say. */
    String greeting(Survey survey) {
        if (journal == null) {
            return isKnownByName
                    ? "this file differs from the one of its name that was imported: from its first line"
                    : "";
        }
        if (checkpoint.lines() == survey.lines()) {
            return "each line of this file is done already";
        }
        String on = "going on behind line " + checkpoint.lines();
        return checkpoint.equals(journal.checkpoints().getLast())
                ? on
                : "this file differs from the one that was imported; they are alike so far: " + on;
    }

    /**
     * Brings the journal of the content to the checkpoint, and the refused lines with it. They come first, since a checkpoint
     * without them would count what is not there.
     */
    void prepare(Path file, FileChannel own, FileChannel refusals) throws IOException {
        if (journal != null && !is(file)) {
            refusals.truncate(0);
            copyRefused(journal.refused(), refusals);
            own.truncate(0);
            Progress.write(
                    own, journal.upTo(checkpoint).stream().map(Checkpoint::text).toList());
            return;
        }
        refusals.truncate(checkpoint.refusedBytes()).position(refusals.size());
        List<Checkpoint> kept = journal == null ? List.of() : journal.upTo(checkpoint);
        own.truncate(kept.stream().mapToLong(one -> one.text().length() + 1).sum())
                .position(own.size());
    }

    private void copyRefused(Path from, FileChannel to) throws IOException {
        if (Files.exists(from)) {
            try (FileChannel there = FileChannel.open(from, StandardOpenOption.READ)) {
                long bytes = Math.min(there.size(), checkpoint.refusedBytes());
                for (long done = 0; done < bytes; ) {
                    done += there.transferTo(done, bytes - done, to);
                }
                to.force(false);
            }
        }
    }
}
