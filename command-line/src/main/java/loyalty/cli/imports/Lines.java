package loyalty.cli.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line, whatever its bytes are, and keeps a fingerprint of the lines that were taken from it. A mark of
 * byte order at its beginning is no part of the first line.
 */
final class Lines implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private long taken;
    private final boolean marked;
    private @Nullable Line next;

    private Lines(InputStream in) throws IOException {
        this.in = in;
        this.end = in.readNBytes(buffer, 0, BUFFER_BYTES);
        this.marked = end >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length);
        this.at = marked ? MARK.length : 0;
        this.next = read();
    }

    /** The lines of a file. */
    static Lines of(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new Lines(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Whether the file begins with a mark of byte order. */
    boolean hasMark() {
        return marked;
    }

    /** The line after the ones that were taken; null at the end. */
    @Nullable
    Line peek() {
        return next;
    }

    /** Takes the line that {@link #peek} gives. */
    void take() throws IOException {
        Line line = next;
        if (line != null) {
            digest.update(line.bytes());
            digest.update((byte) '\n');
            taken++;
            next = read();
        }
    }

    /** How many lines were taken. */
    long taken() {
        return taken;
    }

    /** SHA-256 over the lines that were taken, in hexadecimal digits; whether the last one ends in a line feed is no matter. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of the JDK can be cloned", e);
        }
    }

    private @Nullable Line read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int feed = at;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            line.write(buffer, at, Math.min(feed - at, Line.BYTES_MAX + 1 - line.size()));
            at = feed + 1;
            if (feed < end) {
                return new Line(taken + 1, line.toByteArray());
            }
        }
        return any ? new Line(taken + 1, line.toByteArray()) : null;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
