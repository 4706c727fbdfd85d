package loyalty.tier.members;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import loyalty.api.Ndjson;
import loyalty.api.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Members by the thousand, such as those of an older system. */
@Path("/v1/members")
class BulkMembersResource {

    private final BulkMembers bulkMembers;

    BulkMembersResource(BulkMembers bulkMembers) {
        this.bulkMembers = bulkMembers;
    }

    /** Enrols or replaces one profile a line and answers one line each, in their order; a bad line fails alone. */
    @POST
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR})
    @RunOnVirtualThread
    @Operation(summary = "Profiles in bulk, one a line with its memberId; answers {memberId, status, body} a line")
    public StreamingOutput post(byte[] profiles) {
        return out -> bulkMembers.put(profiles, out);
    }
}
