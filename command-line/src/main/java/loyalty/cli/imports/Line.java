package loyalty.cli.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param bytes as they stand there, without the line feed; of a line that is too long only the first
 */
record Line(long number, byte[] bytes) {

    /** How many bytes a line may have: four times as many as the longest order. */
    static final int BYTES_MAX = 1_000_000;

    boolean isTooLong() {
        return bytes.length > BYTES_MAX;
    }

    /** Whether it is empty but for white space of any kind. */
    boolean isBlank() {
        if (bytes.length > 0 && bytes[0] == '{') {
            return false;
        }
        String text = text();
        return text != null && text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** The text; null unless the bytes are UTF-8. */
    @Nullable
    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
