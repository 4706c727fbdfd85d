package loyalty.tier.membership;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import loyalty.clock.BusinessClock;

/** Tells the dev clock whether there is anybody whose time could be turned back. Exists in the local run only. */
@Path("/internal/members")
@PermitAll
class InternalMembersResource {

    private final Members members;
    private final BusinessClock clock;

    InternalMembersResource(Members members, BusinessClock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** Whether there is any member. */
    @GET
    public Any any() {
        if (!clock.mayBeSet()) {
            throw new NotFoundException();
        }
        return new Any(members.any());
    }

    record Any(boolean any) {}
}
