package loyalty.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, with a cursor to the next (keyset pagination).
 *
 * @param items at most as many as were asked for
 * @param next what to send as {@code after} for the page behind it; null on the last one
 */
public record Page<T>(
        List<T> items,

        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS)
        @Nullable
        String next) {

    /** How many items a page has when the caller does not say. */
    public static final int LIMIT_DEFAULT = 50;
    /** How many items a page has at most. */
    public static final int LIMIT_MAX = 500;

    /**
     * The limit that a caller asked for.
     *
     * @throws ProblemException 400 {@code malformed-request} when it is not between 1 and 500
     */
    public static int limit(@Nullable String asked) {
        if (asked == null) {
            return LIMIT_DEFAULT;
        }
        try {
            int limit = Integer.parseInt(asked);
            if (limit >= 1 && limit <= LIMIT_MAX) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new ProblemException(Problems.malformedRequest("limit", "a whole number from 1 to " + LIMIT_MAX));
    }

    /** A page made from one item more than it shows, which tells whether there are more. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        boolean more = oneMore.size() > limit;
        List<T> items = List.copyOf(more ? oneMore.subList(0, limit) : oneMore);
        return new Page<>(items, more ? cursor.apply(items.getLast()) : null);
    }
}
