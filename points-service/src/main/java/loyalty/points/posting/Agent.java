package loyalty.points.posting;

import jakarta.ws.rs.core.HttpHeaders;
import loyalty.api.Caller;
import loyalty.api.Roles;
import loyalty.traces.Traceparent;
import org.jspecify.annotations.Nullable;

/**
 * Who does something for the shop.
 *
 * @param isSupervisor whether a supervisor's limits hold
 * @param origin from where: the address of the caller, or what a trusted proxy says about it
 * @param traceparent the W3C trace under which the request is answered
 */
public record Agent(
        String subject,
        boolean isSupervisor,
        @Nullable String origin,
        @Nullable String traceparent) {

    /** One address, whoever the caller is: what others than trusted proxies say is taken out before. */
    private static final String FROM = "X-Forwarded-For";

    /** Who sends a request. */
    public static Agent of(Caller caller, HttpHeaders headers) {
        return new Agent(
                caller.subject(), caller.is(Roles.SUPERVISOR), headers.getHeaderString(FROM), Traceparent.current());
    }
}
