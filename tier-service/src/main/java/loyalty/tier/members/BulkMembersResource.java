package loyalty.tier.members;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import loyalty.api.BulkBody;
import loyalty.api.Caller;
import loyalty.api.Ndjson;
import loyalty.api.Roles;
import loyalty.tier.granted.Agent;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Members by the thousand, such as those of an older system. */
@Path("/v1/members")
class BulkMembersResource {

    private final BulkMembers bulkMembers;
    private final BulkBody body;
    private final Caller caller;

    BulkMembersResource(BulkMembers bulkMembers, BulkBody body, Caller caller) {
        this.bulkMembers = bulkMembers;
        this.body = body;
        this.caller = caller;
    }

    /** Enrols or replaces one profile a line and answers one line each, in their order; a bad line fails alone. */
    @POST
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR})
    @RunOnVirtualThread
    @Operation(summary = "Profiles in bulk, one a line with its memberId; answers {memberId, status, body} a line")
    public StreamingOutput post(@Context HttpHeaders headers, InputStream profiles) throws IOException {
        byte[] lines = body.read(profiles);
        Agent staff = Agent.of(caller, headers);
        return out -> bulkMembers.put(lines, staff, out);
    }
}
