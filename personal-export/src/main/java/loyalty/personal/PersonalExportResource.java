package loyalty.personal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The part that this service has in the export of a person. Not for the door, which knows no such path. */
@Path("/internal/members/{memberId}/export")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PersonalExportResource {

    /** The business time of what is told. */
    private static final String AS_OF = "Loyalty-As-Of";

    private final PersonalExport export;
    private final Pseudonyms pseudonyms;
    private final BusinessClock clock;
    private final Caller caller;

    PersonalExportResource(PersonalExport export, Pseudonyms pseudonyms, BusinessClock clock, Caller caller) {
        this.export = export;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.caller = caller;
    }

    /** All that this service keeps of the person; whether they are a member, tier-service knows (404). */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.MEMBER})
    @Operation(hidden = true)
    public Response export(@PathParam("memberId") String memberId) {
        caller.requireAccessTo(Ids.inPath(memberId));
        Pseudonym member = pseudonyms.of(memberId);
        boolean forTheMember = caller.isMember(memberId);
        export.prepare(member);
        StreamingOutput document = to -> export.write(member, forTheMember, to);
        return Response.ok(document).header(AS_OF, clock.now()).build();
    }
}
