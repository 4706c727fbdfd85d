package loyalty.api.conditions;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Under what conditions a request is to be done (RFC 9110, 13). They are judged when nothing else stands against the request,
 * and before its content is looked at; what goes by dates is left aside, since no document here has a date.
 */
public final class Preconditions {

    /** Whatever there is. */
    public static final Preconditions NONE = new Preconditions(null, null);

    private static final String EXPECTED = "entity tags in double quotes, parted by commas, or *";

    private final @Nullable EntityTags wanted;
    private final @Nullable EntityTags unwanted;

    private Preconditions(@Nullable EntityTags wanted, @Nullable EntityTags unwanted) {
        this.wanted = wanted;
        this.unwanted = unwanted;
    }

    /** What the conditions make of the document that there is. */
    public enum Verdict {
        /** It is to be done. */
        HOLDS,
        /** It is not the document that {@code If-Match} names. */
        NOT_WHAT_WAS_READ,
        /** It is a document that {@code If-None-Match} names. */
        WHAT_IS_NOT_WANTED
    }

    /**
     * Those of a request.
     *
     * @throws ProblemException 400 {@code malformed-request}
     */
    public static Preconditions of(HttpHeaders headers) {
        return new Preconditions(tags(headers, HttpHeaders.IF_MATCH), tags(headers, HttpHeaders.IF_NONE_MATCH));
    }

    private static @Nullable EntityTags tags(HttpHeaders headers, String name) {
        List<String> lines = headers.getRequestHeader(name);
        return lines == null || lines.isEmpty()
                ? null
                : EntityTags.parse(String.join(",", lines))
                        .orElseThrow(() -> new ProblemException(Problems.malformedRequest(name, EXPECTED)));
    }

    /**
     * Judges them in the order of RFC 9110, 13.2.2.
     *
     * @param present the tag of the document; null when there is none
     */
    public Verdict judge(@Nullable EntityTag present) {
        if (wanted != null && !wanted.name(present, EntityTag::isStronglyEqualTo)) {
            return Verdict.NOT_WHAT_WAS_READ;
        }
        return unwanted != null && unwanted.name(present, EntityTag::isWeaklyEqualTo)
                ? Verdict.WHAT_IS_NOT_WANTED
                : Verdict.HOLDS;
    }

    /**
     * Answers a read: 200 with the document, or 304 when the caller has it.
     *
     * @throws ProblemException 409 {@code version-conflict}
     */
    public Response read(EntityTag present, Supplier<?> document) {
        return switch (judge(present)) {
            case HOLDS -> tagged(Response.ok(document.get()), present);
            case NOT_WHAT_WAS_READ -> throw new ProblemException(Problems.versionConflict());
            case WHAT_IS_NOT_WANTED -> tagged(Response.notModified(), present);
        };
    }

    /** An answer that tells the tag of the document. */
    public static Response tagged(Response.ResponseBuilder answer, EntityTag tag) {
        return answer.header(HttpHeaders.ETAG, tag.toString()).build();
    }
}
