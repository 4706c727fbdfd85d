package loyalty.cli.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import loyalty.local.StackException;

/**
 * How far the import of a content is, in a journal beside the data. It goes on behind the last checkpoint of any journal
 * up to which the file is the same, so that an import that was killed goes on where it was, a file that was added to at
 * what was added, and one that was corrected just before what differs. What is sent twice because of it is known by its id.
 * Refused lines are written before the checkpoint that counts them, and what was written beyond it is cut off.
 */
final class Progress implements AutoCloseable {

    private final FileChannel journal;
    private final FileChannel refusals;
    private final Path refused;
    private final Survey survey;
    private final String greeting;
    private Checkpoint reached;

    private Progress(Path file, Start start, Survey survey) throws IOException {
        this.survey = survey;
        this.greeting = start.greeting(survey);
        this.reached = start.checkpoint();
        this.refused = Journal.refusedOf(file);
        this.journal = locked(file);
        this.refusals = open(refused);
        start.prepare(file, journal, refusals);
    }

    /** The progress of a file into a run. */
    static Progress of(Path data, Path file) throws IOException {
        Path folder = Files.createDirectories(data.resolve("imports"));
        List<Journal> journals = Journal.in(folder);
        Survey survey = Survey.of(file, journals);
        Path own = Journal.fileOf(folder, file, survey.fingerprint());
        return new Progress(own, Start.of(own, file, journals, survey), survey);
    }

    /** The file, as it was before the import began. */
    Survey survey() {
        return survey;
    }

    /** In words where the import begins; empty where there is nothing to say. */
    String greeting() {
        return greeting;
    }

    /** What is done, in this run and in those before it. */
    Checkpoint reached() {
        return reached;
    }

    /** Where the refused lines are. */
    Path refused() {
        return refused;
    }

    /**
     * Notes that more lines are done.
     *
     * @param lines all that are done now
     * @param fingerprint of them
     * @param taken how many more were taken
     * @param refusedNow those that were refused, each with its reason
     */
    void done(long lines, String fingerprint, long taken, List<String> refusedNow) {
        try {
            write(refusals, refusedNow);
            reached = new Checkpoint(
                    lines,
                    fingerprint,
                    reached.taken() + taken,
                    reached.refused() + refusedNow.size(),
                    refusals.position());
            write(journal, List.of(reached.text()));
        } catch (IOException e) {
            throw new StackException("cannot write beside " + refused + ": " + e.getMessage(), e);
        }
    }

    /** Adds lines at the end; they are on disk when it returns. */
    static void write(FileChannel file, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            String text = lines.stream().collect(Collectors.joining("\n", "", "\n"));
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new StackException("this file is being imported already", e);
        }
        channel.close();
        throw new StackException("this file is being imported already");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        refusals.close();
        journal.close();
        if (Files.size(refused) == 0) {
            Files.delete(refused);
        }
    }
}
