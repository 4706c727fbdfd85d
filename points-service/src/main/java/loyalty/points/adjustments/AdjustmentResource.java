package loyalty.points.adjustments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Roles;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.Agent;
import loyalty.points.posting.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Balances that support corrects. */
@Path("/v1/adjustments/{adjustmentId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AdjustmentResource {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final AdjustPoints adjustPoints;
    private final AdjustmentHistory history;
    private final Caller caller;

    AdjustmentResource(AdjustPoints adjustPoints, AdjustmentHistory history, Caller caller) {
        this.history = history;
        this.adjustPoints = adjustPoints;
        this.caller = caller;
    }

    /** Posts an adjustment, or notes that it awaits approval. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR})
    @Operation(summary = "Corrects a balance; above a limit it awaits a second pair of eyes (202)")
    public RestResponse<AdjustmentView> put(
            @PathParam("adjustmentId") String adjustmentId,
            @Context HttpHeaders headers,
            @Nullable AdjustmentRequest request) {
        return switch (adjustPoints.ask(Ids.inPath(adjustmentId), request, Agent.of(caller, headers))) {
            case Outcome.Done<AdjustmentView> done ->
                Refusals.answer(done.value().awaitsApproval() ? ACCEPTED : CREATED, done);
            case Outcome.Refused<AdjustmentView> refused -> Refusals.answer(OK, refused);
        };
    }

    /** The adjustment as it is now. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "An adjustment as it is now")
    public AdjustmentView get(@PathParam("adjustmentId") String adjustmentId) {
        return history.present(Ids.inPath(adjustmentId));
    }

    /** Posts what awaits approval. */
    @POST
    @Path("/approve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Posts an adjustment that somebody else asked for")
    public RestResponse<AdjustmentView> approve(
            @PathParam("adjustmentId") String adjustmentId, @Context HttpHeaders headers) {
        return Refusals.answer(OK, adjustPoints.decide(Ids.inPath(adjustmentId), true, Agent.of(caller, headers)));
    }

    /** Rejects what awaits approval. */
    @POST
    @Path("/reject")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Rejects an adjustment that somebody else asked for")
    public RestResponse<AdjustmentView> reject(
            @PathParam("adjustmentId") String adjustmentId, @Context HttpHeaders headers) {
        return Refusals.answer(OK, adjustPoints.decide(Ids.inPath(adjustmentId), false, Agent.of(caller, headers)));
    }

    /** Posts the inverse of what was posted. */
    @POST
    @Path("/undo")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR})
    @Operation(summary = "Posts the inverse of an adjustment, linked to it")
    public RestResponse<AdjustmentView> undo(
            @PathParam("adjustmentId") String adjustmentId, @Context HttpHeaders headers) {
        return Refusals.answer(OK, adjustPoints.undo(Ids.inPath(adjustmentId), Agent.of(caller, headers)));
    }
}
