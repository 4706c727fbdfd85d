package loyalty.points.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Replays;
import loyalty.api.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What members had in an older system. */
@Path("/v1/opening-balances/{openingBalanceId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OpeningResource {

    private static final int CREATED = 201;

    private final OpeningDesk desk;
    private final Caller caller;

    OpeningResource(OpeningDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Takes over a balance with its lots, what was earned ever, and what counted towards the tiers. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MARKETER)
    @Operation(summary = "A member's balance in an older system: lots with their lives, lifetime and qualifying")
    public RestResponse<OpeningView> put(
            @PathParam("openingBalanceId") String openingBalanceId,
            @Context HttpHeaders headers,
            @Nullable OpeningRequest request) {
        var agent = new Command.Agent(
                caller.subject(),
                false,
                headers.getHeaderString(AdjustmentResource.FROM),
                headers.getHeaderString("traceparent"));
        var answer = desk.takeOver(Ids.inPath(openingBalanceId), request, agent);
        var response = RestResponse.ResponseBuilder.<OpeningView>create(CREATED).entity(answer.body());
        return (answer.replayed() ? response.header(Replays.HEADER, "true") : response).build();
    }

    /** An opening balance as it was accepted. */
    @GET
    @RolesAllowed({Roles.MARKETER, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "An opening balance as it was accepted")
    public OpeningView get(@PathParam("openingBalanceId") String openingBalanceId) {
        return desk.find(Ids.inPath(openingBalanceId));
    }
}
