package loyalty.api.lists;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands in a list that several services have parts of: the last first, and at one instant by its key. Its
 * key says what it is as well as which, such as {@code adjustment/ticket-1}, so that no two items stand in one place.
 *
 * @param at when it happened
 * @param key in ASCII; of several kinds of a service, each begins with its own word
 */
public record ListPlace(Instant at, String key) implements Comparable<ListPlace> {

    private static final Comparator<ListPlace> LAST_FIRST =
            Comparator.comparing(ListPlace::at).thenComparing(ListPlace::key).reversed();

    /** The order of the list. */
    @Override
    public int compareTo(ListPlace other) {
        return LAST_FIRST.compare(this, other);
    }

    /** What a caller sends as {@code after} for the page behind this place. */
    public String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place behind which a page begins; null for the first page.
     *
     * @throws ProblemException 400 {@code malformed-request} when it is none
     */
    public static @Nullable ListPlace after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int blank = text.indexOf(' ');
            if (blank > 0) {
                ListPlace place = new ListPlace(Instant.parse(text.substring(0, blank)), text.substring(blank + 1));
                if (place.cursor().equals(cursor) && place.key().chars().allMatch(c -> c > ' ' && c < 127)) {
                    return place;
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below, like one that says nothing.
        }
        throw unknown();
    }

    /** What is told about a cursor that no page of a list gave. */
    public static ProblemException unknown() {
        return new ProblemException(Problems.malformedRequest("after", "no page of this list gave it"));
    }
}
