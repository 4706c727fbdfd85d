package loyalty.gateway.domain;

import java.util.List;
import java.util.Locale;

/**
 * Refuses paths that one part of a system reads differently from another: path parameters, encoded separators, dot
 * segments, empty segments. No path of the API has any of them.
 */
public final class PathGuard {

    private static final List<String> TRICKS =
            List.of(";", "\\", "//", "%3b", "%2f", "%5c", "%2e", "%00", "%25", "%0a", "%0d", "%20", "%09");

    private PathGuard() {}

    /** Whether the raw path, as it came over the wire and without its query, is free of tricks. */
    public static boolean isPlain(String rawPath) {
        String path = rawPath.toLowerCase(Locale.ROOT);
        return path.startsWith("/")
                && TRICKS.stream().noneMatch(path::contains)
                && List.of(path.split("/")).stream().noneMatch(s -> s.equals(".") || s.equals(".."))
                && path.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
