package loyalty.voucher.support;

import jakarta.ws.rs.core.HttpHeaders;
import loyalty.api.Caller;
import loyalty.api.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Who does something for the shop.
 *
 * @param role support or supervisor, whose limits hold
 * @param origin from where: the address of the caller, or what a trusted proxy says about it
 */
record Agent(String subject, String role, @Nullable String origin) {

    /** One address, whoever the caller is: what others than trusted proxies say is taken out before. */
    private static final String FROM = "X-Forwarded-For";

    /** Who sends a request. */
    static Agent of(Caller caller, HttpHeaders headers) {
        return new Agent(
                caller.subject(),
                caller.is(Roles.SUPERVISOR) ? Roles.SUPERVISOR : Roles.SUPPORT,
                headers.getHeaderString(FROM));
    }

    boolean isSupervisor() {
        return role.equals(Roles.SUPERVISOR);
    }
}
