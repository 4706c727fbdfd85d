package loyalty.points.holds;

import io.smallrye.common.annotation.NonBlocking;
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
import java.util.concurrent.CompletionStage;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.MoveBody;
import loyalty.api.Roles;
import loyalty.points.posting.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Points set aside for a purchase that is not finished. */
@Path("/v1/holds/{holdId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CHECKOUT)
class HoldResource {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final HoldPoints holds;
    private final MoveBody moveBody;
    private final Caller caller;

    HoldResource(HoldPoints holds, MoveBody moveBody, Caller caller) {
        this.moveBody = moveBody;
        this.holds = holds;
        this.caller = caller;
    }

    /** Sets points aside. Stays on the event loop, as an order does. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(summary = "Sets points aside, the soonest ending first")
    public CompletionStage<RestResponse<HoldView>> put(
            @PathParam("holdId") String holdId, @Nullable HoldRequest request) {
        return holds.place(Ids.inPath(holdId), request, HoldPoints.Requester.of(caller))
                .thenApply(outcome -> Refusals.answer(CREATED, outcome));
    }

    /** The hold as it is now. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(summary = "A hold as it is now")
    public HoldView get(@PathParam("holdId") String holdId) {
        return holds.present(Ids.inPath(holdId));
    }

    /** Spends what is held. */
    @POST
    @Path("/capture")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(summary = "Spends what is held, all or a part; the rest is free again")
    public RestResponse<HoldView> capture(
            @PathParam("holdId") String holdId,
            @RequestBody(content = @Content(schema = @Schema(implementation = HoldRequest.Capture.class)))
                    byte[] body) {
        HoldRequest.Capture asked =
                moveBody.read(body, HoldRequest.Capture.class).orElse(null);
        return Refusals.answer(OK, holds.capture(Ids.inPath(holdId), asked, HoldPoints.Requester.of(caller)));
    }

    /** Lets go what is held. */
    @POST
    @Path("/release")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(summary = "Lets go what is held")
    public RestResponse<HoldView> release(@PathParam("holdId") String holdId) {
        return Refusals.answer(OK, holds.release(Ids.inPath(holdId), HoldPoints.Requester.of(caller)));
    }
}
