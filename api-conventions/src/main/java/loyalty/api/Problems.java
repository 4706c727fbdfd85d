package loyalty.api;

import java.util.List;
import java.util.Map;

/** The problems that every service can meet; a service's own refusals stand with its domain. */
public final class Problems {

    private Problems() {}

    /** A problem of any code. */
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(code, title, status, detail, null, Map.of(), status == 503 || status == 429 ? 1L : null);
    }

    /** 400: the request cannot be read as what it should be. */
    public static Problem malformedRequest(List<FieldError> errors) {
        return of(400, "malformed-request", "The request is malformed", "Nothing was changed; see errors.")
                .with("errors", errors);
    }

    /** 400: one field is wrong. */
    public static Problem malformedRequest(String field, String message) {
        return malformedRequest(List.of(new FieldError(field, message)));
    }

    /** 400: the path has something in it that no path here has. */
    public static Problem malformedPath(String detail) {
        return of(400, "malformed-path", "The path is malformed", detail);
    }

    /** 401: there is no token, or it is not valid. */
    public static Problem unauthenticated() {
        return of(401, "unauthenticated", "A valid token is needed", "Send Authorization: Bearer with a valid token.");
    }

    /** 403: the token's roles do not allow it. */
    public static Problem forbidden() {
        return of(403, "forbidden", "The role is missing", "None of the token's roles may do this.");
    }

    /** 403: the token's roles allow the change, but not of this field. */
    public static Problem forbidden(String field) {
        return of(403, "forbidden", "The field is not yours to write", "Nothing was changed; leave the field out.")
                .with("field", field);
    }

    /** 404: unknown path, absent thing, another member's thing: all alike. */
    public static Problem notFound() {
        return of(404, "not-found", "There is no such thing", "It does not exist, or it is not yours to see.");
    }

    /** 405: the path exists, the method does not. */
    public static Problem methodNotAllowed() {
        return of(405, "method-not-allowed", "The method is not allowed here", "This path answers other methods.");
    }

    /** 413: the body is larger than the limit. */
    public static Problem tooLarge(long bytesMax) {
        return of(413, "too-large", "The body is too large", "At most " + bytesMax + " bytes are read here.");
    }

    /** 415: the media type of the body is not one that is read here. */
    public static Problem unsupportedMediaType() {
        return of(415, "unsupported-media-type", "The media type is not supported", "Send application/json.");
    }

    /** 422: the id was used with another body. */
    public static Problem idempotencyMismatch() {
        return of(
                422,
                "idempotency-mismatch",
                "The id was used with another body",
                "The same id always means the same request; choose a new id for a new one.");
    }

    /** 409: the document is not the one that If-Match names. */
    public static Problem versionConflict() {
        return of(409, "version-conflict", "The document has changed", "Read it again and repeat the change.");
    }

    /** 412: there is what If-None-Match does not want there to be. */
    public static Problem preconditionFailed() {
        return of(412, "precondition-failed", "There is one already", "Nothing was changed; If-None-Match names it.");
    }

    /** 503: something that is needed is away; the same request may be repeated. */
    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "Not available right now", detail);
    }

    /** 500: our fault, told without its inner life. */
    public static Problem internalError() {
        return of(
                500, "internal-error", "Something went wrong here", "It was logged; the same request may be repeated.");
    }

    /**
     * What is wrong with one field.
     *
     * @param field its path, such as {@code lines[2].quantity}; empty for the whole body
     * @param message what is wrong, without a name of a class
     */
    public record FieldError(String field, String message) {}
}
