package loyalty.tier.granted;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.stream.Stream;
import loyalty.api.Caller;
import loyalty.api.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Who does something for the shop, in which role and from where.
 *
 * @param role the widest that they have
 * @param origin the address of the caller, or what a trusted proxy says about it
 */
public record Agent(String subject, String role, @Nullable String origin) {

    /** One address, whoever the caller is: what others than trusted proxies say is taken out before. */
    private static final String FROM = "X-Forwarded-For";

    /** Who sends a request; a till, if it is nobody of support's. */
    public static Agent of(Caller caller, HttpHeaders headers) {
        String role = Stream.of(Roles.SUPERVISOR, Roles.SUPPORT)
                .filter(caller::is)
                .findFirst()
                .orElse(Roles.CHECKOUT);
        return new Agent(caller.subject(), role, headers.getHeaderString(FROM));
    }

    /** Whether it is a till, which enrols whoever stands before it. */
    public boolean isTill() {
        return role.equals(Roles.CHECKOUT);
    }
}
