package loyalty.tier.overrides;

import jakarta.ws.rs.core.HttpHeaders;
import loyalty.api.Caller;
import loyalty.api.Roles;
import loyalty.tier.granted.OverrideActs;

/** Who does something for the shop, in which role and from where. */
record Agent(String subject, OverrideActs.Desk desk) {

    /** One address, whoever the caller is: what others than trusted proxies say is taken out before. */
    private static final String FROM = "X-Forwarded-For";

    /** Who sends a request. */
    static Agent of(Caller caller, HttpHeaders headers) {
        String role = caller.is(Roles.SUPERVISOR) ? Roles.SUPERVISOR : Roles.SUPPORT;
        return new Agent(caller.subject(), new OverrideActs.Desk(role, headers.getHeaderString(FROM)));
    }
}
