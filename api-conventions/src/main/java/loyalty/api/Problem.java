package loyalty.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 has it.
 *
 * @param code the last part of its type, such as {@code insufficient-points}
 * @param title what kind of problem it is
 * @param status the HTTP status
 * @param detail what happened this time, without names of classes or members
 * @param instance the path that was called
 * @param members what a program may want to read, by name
 * @param retryAfter the seconds after which the same request may find another answer; nothing where repeating is of no use
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @com.fasterxml.jackson.annotation.JsonIgnore String code,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @JsonAnyGetter Map<String, Object> members,

        @com.fasterxml.jackson.annotation.JsonIgnore @Nullable
        Long retryAfter) {

    /** The media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Set<String> OWN = Set.of("type", "title", "status", "detail", "instance");
    private static final String TYPES = "https://loyalty.example/problems/";

    public Problem {
        if (!Collections.disjoint(OWN, members.keySet())) {
            throw new IllegalArgumentException("a member is named as one that every problem has: " + members.keySet());
        }
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The problem's type, which identifies it. */
    @com.fasterxml.jackson.annotation.JsonProperty("type")
    public String type() {
        return TYPES + code;
    }

    /**
     * The same problem with another typed member.
     *
     * @param name none of those that every problem has, since a document has each name once
     */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(code, title, status, detail, instance, more, retryAfter);
    }

    /** The same problem, met at a path. */
    public Problem at(String path) {
        return new Problem(code, title, status, detail, path, members, retryAfter);
    }

    /** The same problem, of which is known how long it lasts. */
    public Problem lasting(long seconds) {
        return new Problem(code, title, status, detail, instance, members, seconds);
    }
}
