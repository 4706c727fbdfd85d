package loyalty.cli.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.LongConsumer;
import loyalty.local.StackException;

/**
 * A file of codes that only its owner may read. It is written beside its name and gets it when it is whole, so what has the
 * name is complete; one that broke off is written anew.
 */
final class CodeFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path part;

    CodeFile(Path file) {
        this.file = file.toAbsolutePath();
        this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
    }

    /** @throws StackException when there is such a file */
    void refuseToOverwrite() {
        if (Files.exists(file)) {
            throw new StackException(file + " is there already, and is not overwritten");
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StackException("there is no folder for " + file);
        }
    }

    /**
     * Writes the codes, one a line.
     *
     * @param written is told now and then how many are written
     * @throws StackException when the codes end before there are so many, or the disk does not take them
     */
    void write(InputStream codes, long count, LongConsumer written) {
        refuseToOverwrite();
        try (FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            lock(channel);
            Files.setPosixFilePermissions(part, OWNER_ONLY);
            channel.truncate(0);
            long lines = copy(codes, channel, written);
            if (lines != count) {
                throw new StackException(
                        "the codes ended after %,d of %,d; the same command gets them all".formatted(lines, count));
            }
            channel.force(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("the codes broke off: " + e.getMessage() + "; the same command gets them all", e);
        }
    }

    private void lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new StackException(file + " is being written already", e);
        }
        throw new StackException(file + " is being written already");
    }

    private static long copy(InputStream codes, FileChannel channel, LongConsumer written) throws IOException {
        long lines = 0;
        StringBuilder some = new StringBuilder();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(codes, StandardCharsets.US_ASCII), BUFFER_BYTES);
        for (String code = reader.readLine(); code != null; code = reader.readLine()) {
            some.append(code).append('\n');
            lines++;
            if (some.length() >= BUFFER_BYTES) {
                put(some, channel);
                written.accept(lines);
            }
        }
        put(some, channel);
        written.accept(lines);
        return lines;
    }

    private static void put(StringBuilder some, FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(some.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        some.setLength(0);
    }
}
