package loyalty.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls, by the token of the request (JWT), and what they may see. Several roles add up to what each of them may, and
 * to no more: whether somebody else's things are theirs to see is decided by the roles that this call is open to, so a
 * member's own way in opens nothing to an auditor, and a marketer reads no member.
 */
@RequestScoped
public class Caller {

    /** Those to whom a member's things may be open. */
    private static final Set<String> READERS = Set.of(Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR);

    private final SecurityIdentity identity;
    private final GrantedRoles granted;
    private final ResourceInfo resource;

    Caller(SecurityIdentity identity, GrantedRoles granted, ResourceInfo resource) {
        this.identity = identity;
        this.granted = granted;
        this.resource = resource;
    }

    /** The claim {@code sub} of the token, which is a member's id; nothing else in a token says who somebody is. */
    public String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? subjectOf(token)
                : identity.getPrincipal().getName();
    }

    /** The claim {@code sub} of a token; empty when it has none. */
    public static String subjectOf(JsonWebToken token) {
        return token.<Object>getClaim(Claims.sub.name()) instanceof String subject ? subject : "";
    }

    /** Whether the token has a role. */
    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /** Whether the caller is this member, whatever else they are. */
    public boolean isMember(String memberId) {
        return is(Roles.MEMBER) && subject().equals(memberId);
    }

    /**
     * Lets those pass whose role opens this call to them for every member, and a member to what is theirs.
     *
     * @throws ProblemException 404 {@code not-found}, so that nobody learns who else is a member
     */
    public void requireAccessTo(String memberId) {
        if (!mayAccessOthers() && !isMember(memberId)) {
            throw new ProblemException(Problems.notFound());
        }
    }

    /** Whether this call is open to the caller for members other than themselves. */
    public boolean mayAccessOthers() {
        return granted.at(resource.getResourceMethod()).stream().anyMatch(role -> READERS.contains(role) && is(role));
    }

    /** Whether the caller is a member and has no other role, whose view would be wider. */
    public boolean isMemberOnly() {
        return is(Roles.MEMBER) && !is(Roles.MARKETER) && READERS.stream().noneMatch(this::is);
    }
}
