package loyalty.tier.standing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Replays;
import loyalty.api.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tiers that support gives: an exception, or an invitation. */
@Path("/v1/members/{memberId}/tier/overrides/{overrideId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OverrideResource {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final OverrideDesk desk;
    private final Caller caller;

    OverrideResource(OverrideDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Asks for a tier; it holds once somebody else has approved it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR})
    @Operation(summary = "Asks for a tier until an end; it awaits a second pair of eyes (202)")
    public RestResponse<OverrideView> put(
            @PathParam("memberId") String memberId,
            @PathParam("overrideId") String overrideId,
            @Nullable OverrideRequest request) {
        return response(ACCEPTED, desk.ask(Ids.inPath(memberId), Ids.inPath(overrideId), request, caller.subject()));
    }

    /** The override as it is now. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "An override as it is now")
    public OverrideView get(@PathParam("memberId") String memberId, @PathParam("overrideId") String overrideId) {
        return desk.present(Ids.inPath(memberId), Ids.inPath(overrideId));
    }

    /** Gives what somebody else asked for. */
    @POST
    @Path("/approve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Gives the tier that somebody else asked for")
    public RestResponse<OverrideView> approve(
            @PathParam("memberId") String memberId, @PathParam("overrideId") String overrideId) {
        return response(OK, desk.decide(Ids.inPath(memberId), Ids.inPath(overrideId), true, caller.subject()));
    }

    /** Refuses what somebody else asked for. */
    @POST
    @Path("/reject")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Refuses the tier that somebody else asked for")
    public RestResponse<OverrideView> reject(
            @PathParam("memberId") String memberId, @PathParam("overrideId") String overrideId) {
        return response(OK, desk.decide(Ids.inPath(memberId), Ids.inPath(overrideId), false, caller.subject()));
    }

    private static RestResponse<OverrideView> response(int status, OverrideDesk.Answer answer) {
        var response = RestResponse.ResponseBuilder.<OverrideView>create(status).entity(answer.body());
        return (answer.replayed() ? response.header(Replays.HEADER, "true") : response).build();
    }
}
