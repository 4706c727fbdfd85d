package loyalty.api.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: a list of tags, or {@code *} for whatever there is.
 *
 * @param any whether it is {@code *}
 * @param tags those of the list; none is a list too
 */
record EntityTags(boolean any, List<EntityTag> tags) {

    /** One element of a list, which may be empty (RFC 9110, 5.6.1.2), up to its comma; a comma in quotes belongs to the tag. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\"[ \\t]*+)?(?:,|$)");

    EntityTags {
        tags = List.copyOf(tags);
    }

    /** The value of a field; nothing when it is none. */
    static Optional<EntityTags> parse(String field) {
        if (field.strip().equals("*")) {
            return Optional.of(new EntityTags(true, List.of()));
        }
        List<EntityTag> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(field);
        int from = 0;
        do {
            if (!element.region(from, field.length()).lookingAt()) {
                return Optional.empty();
            }
            if (element.group(2) != null) {
                tags.add(new EntityTag(element.group(2), element.group(1) != null));
            }
            from = element.end();
        } while (from < field.length());
        return Optional.of(new EntityTags(false, tags));
    }

    /** Whether the document that there is, if there is one, is among them. */
    boolean name(@Nullable EntityTag present, BiPredicate<EntityTag, EntityTag> isEqual) {
        return present != null && (any || tags.stream().anyMatch(tag -> isEqual.test(tag, present)));
    }
}
