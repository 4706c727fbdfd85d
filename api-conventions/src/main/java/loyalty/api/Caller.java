package loyalty.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** Who calls, by the token of the request (JWT), and what they may see. */
@RequestScoped
public class Caller {

    private static final Set<String> STAFF =
            Set.of(Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MARKETER);

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The subject of the token. */
    public String subject() {
        return identity.getPrincipal().getName();
    }

    /** Whether the token has a role. */
    public boolean is(String role) {
        return identity.hasRole(role);
    }

    /** Whether the caller is this member, and nobody else beside. */
    public boolean isMember(String memberId) {
        return is(Roles.MEMBER) && subject().equals(memberId);
    }

    /**
     * Lets staff pass, and a member to what is theirs.
     *
     * @throws ProblemException 404 {@code not-found}, so that nobody learns who else is a member
     */
    public void requireAccessTo(String memberId) {
        if (!isStaff() && !isMember(memberId)) {
            throw new ProblemException(Problems.notFound());
        }
    }

    /** Whether the caller is more than a member: what they see is not only theirs. */
    public boolean isStaff() {
        return STAFF.stream().anyMatch(this::is);
    }
}
