package loyalty.api;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/** Many documents in one body, one a line: {@code application/x-ndjson}. */
public final class Ndjson {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final Set<String> PATHS = Set.of("/v1/orders", "/v1/members");

    private Ndjson() {}

    /** Whether a path takes such bodies, which may be longer than others. */
    public static boolean isAcceptedAt(String path) {
        return PATHS.contains(path);
    }

    /**
     * The lines that are not blank, as the bytes that came: whether they are UTF-8 is for the parser to say. Each is cut out
     * when it is asked for, since as many small lines as a body can have take many times its room.
     */
    public static Iterator<byte[]> lines(byte[] body) {
        return new Iterator<>() {

            private int begin = nextLine(body, 0);

            @Override
            public boolean hasNext() {
                return begin < body.length;
            }

            @Override
            public byte[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int end = endOfLine(body, begin);
                byte[] line = Arrays.copyOfRange(body, begin, end);
                begin = nextLine(body, end + 1);
                return line;
            }
        };
    }

    /** Where the next line that is not blank begins; the end of the body or behind it when there is none. */
    private static int nextLine(byte[] body, int from) {
        int begin = from;
        while (begin < body.length) {
            int end = endOfLine(body, begin);
            if (!isBlank(body, begin, end)) {
                return begin;
            }
            begin = end + 1;
        }
        return body.length;
    }

    private static int endOfLine(byte[] body, int begin) {
        int end = begin;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] body, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
