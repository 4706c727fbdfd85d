package loyalty.points.posting;

import loyalty.api.Caller;
import loyalty.points.domain.Language;
import loyalty.traces.Traceparent;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param subject of the token
 * @param language in which the answer is read
 * @param traceparent the W3C trace under which the request is answered
 */
public record Sender(
        String subject, Language language, @Nullable String traceparent) {

    /** Who sends the request that is answered now. */
    public static Sender of(Caller caller, Language language) {
        return new Sender(caller.subject(), language, Traceparent.current());
    }
}
