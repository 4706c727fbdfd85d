package loyalty.api.lists;

import java.util.List;
import java.util.function.Function;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Lists of which several services have parts: what awaits or had a second pair of eyes, and who did what. Each serves its
 * part behind the same cursor ({@link ListPlace}), and says whether it gave that; the gateway merges them.
 */
public final class SharedLists {

    /** The header by which a service says whether the item of the cursor is its own. */
    public static final String KNOWS_AFTER = "Knows-After";

    /** Where something that wants a second pair of eyes can be, whatever it is. */
    public static final List<String> APPROVAL_STATUSES =
            List.of("awaiting-approval", "posted", "issued", "approved", "rejected", "undone", "ended");

    private SharedLists() {}

    /**
     * The status that a caller asked for; null for all.
     *
     * @throws ProblemException 400 {@code malformed-request} when nothing ever has it
     */
    public static @Nullable String status(@Nullable String asked) {
        if (asked != null && !APPROVAL_STATUSES.contains(asked)) {
            throw new ProblemException(
                    Problems.malformedRequest("status", "one of " + String.join(", ", APPROVAL_STATUSES)));
        }
        return asked;
    }

    /**
     * A page of a service's part.
     *
     * @param oneMore at most one item more than the page has, which tells whether there are more
     * @param knowsAfter whether the cursor named an item of this part
     */
    public static <T> RestResponse<Page<T>> answer(
            List<T> oneMore, int limit, Function<T, ListPlace> place, boolean knowsAfter) {
        Page<T> page = Page.of(oneMore, limit, item -> place.apply(item).cursor());
        return RestResponse.ResponseBuilder.<Page<T>>create(200)
                .entity(page)
                .header(KNOWS_AFTER, Boolean.toString(knowsAfter))
                .build();
    }
}
