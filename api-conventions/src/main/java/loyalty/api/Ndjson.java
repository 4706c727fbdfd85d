package loyalty.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** The lines that are not blank, as the bytes that came: whether they are UTF-8 is for the parser to say. */
    public static List<byte[]> lines(byte[] body) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                byte[] line = Arrays.copyOfRange(body, begin, i);
                if (!isBlank(line)) {
                    lines.add(line);
                }
                begin = i + 1;
            }
        }
        return lines;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
