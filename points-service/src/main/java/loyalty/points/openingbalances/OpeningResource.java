package loyalty.points.openingbalances;

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
import loyalty.api.Roles;
import loyalty.points.posting.Agent;
import loyalty.points.posting.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What members had in an older system. */
@Path("/v1/opening-balances/{openingBalanceId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OpeningResource {

    private static final int CREATED = 201;

    private final TakeOverBalance balances;
    private final OpeningHistory history;
    private final Caller caller;

    OpeningResource(TakeOverBalance balances, OpeningHistory history, Caller caller) {
        this.balances = balances;
        this.history = history;
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
        return Refusals.answer(
                CREATED, balances.takeOver(Ids.inPath(openingBalanceId), request, Agent.of(caller, headers)));
    }

    /** An opening balance as it was accepted. */
    @GET
    @RolesAllowed({Roles.MARKETER, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "An opening balance as it was accepted")
    public OpeningView get(@PathParam("openingBalanceId") String openingBalanceId) {
        return history.find(Ids.inPath(openingBalanceId));
    }
}
