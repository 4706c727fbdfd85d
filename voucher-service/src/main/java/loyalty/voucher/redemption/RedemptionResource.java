package loyalty.voucher.redemption;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.voucher.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Vouchers and store currency at the till, in two steps. */
@Path("/v1/redemptions/{redemptionId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.CHECKOUT)
class RedemptionResource {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final ReadRedemption read;
    private final ReserveRedemption reserve;
    private final EndRedemption end;
    private final RedemptionViews views;

    RedemptionResource(ReadRedemption read, ReserveRedemption reserve, EndRedemption end, RedemptionViews views) {
        this.read = read;
        this.reserve = reserve;
        this.end = end;
        this.views = views;
    }

    /** Takes hold of vouchers and store currency for an order that is about to be paid. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reserves vouchers and store currency for an order: all of them, or none")
    public RestResponse<RedemptionView> put(
            @PathParam("redemptionId") String redemptionId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable RedemptionRequest request) {
        RedemptionCommand wanted = read.read(Ids.inPath(redemptionId), request, authorization);
        return Refusals.answer(CREATED, reserve.reserve(wanted), views::reserved);
    }

    /** The redemption as it is now, by the clock. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "A redemption as it is now")
    public RedemptionView get(@PathParam("redemptionId") String redemptionId) {
        return views.find(Ids.inPath(redemptionId)).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** The order was paid: what is reserved is used. */
    @POST
    @Path("/confirm")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Uses what is reserved; a forgotten reservation only as long as all of it is free")
    public RestResponse<RedemptionView> confirm(@PathParam("redemptionId") String redemptionId) {
        return Refusals.answer(OK, end.confirm(Ids.inPath(redemptionId)), views::now);
    }

    /** The till gave it up: what is reserved is free. */
    @POST
    @Path("/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Frees what is reserved")
    public RestResponse<RedemptionView> cancel(@PathParam("redemptionId") String redemptionId) {
        return Refusals.answer(OK, end.cancel(Ids.inPath(redemptionId)), views::now);
    }
}
