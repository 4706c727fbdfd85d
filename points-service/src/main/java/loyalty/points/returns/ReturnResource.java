package loyalty.points.returns;

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
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Roles;
import loyalty.points.explanation.Wording;
import loyalty.points.posting.Refusals;
import loyalty.points.posting.Sender;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Goods that come back. */
@Path("/v1/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReturnResource {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final ReturnGoods returns;
    private final Caller caller;

    ReturnResource(ReturnGoods returns, Caller caller) {
        this.returns = returns;
        this.caller = caller;
    }

    /** Takes back lines of an order, in any number of steps. */
    @PUT
    @Path("/returns/{returnId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKOUT)
    @Operation(summary = "Goods of an order that come back: takes back what they earned, gives back what paid for them")
    public RestResponse<ReturnView> put(
            @PathParam("orderId") String orderId,
            @PathParam("returnId") String returnId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @Nullable ReturnRequest request) {
        return Refusals.answer(
                CREATED, returns.bringBack(Ids.inPath(orderId), Ids.inPath(returnId), request, sender(acceptLanguage)));
    }

    /** A return as it was accepted. */
    @GET
    @Path("/returns/{returnId}")
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    @Operation(summary = "A return, and what it came to")
    public ReturnView get(
            @PathParam("orderId") String orderId,
            @PathParam("returnId") String returnId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        ReturnView found = returns.find(Ids.inPath(orderId), Ids.inPath(returnId), Wording.languageOf(acceptLanguage));
        String memberId = found.memberId();
        caller.requireAccessTo(memberId == null ? "" : memberId);
        return found;
    }

    /** What a return would come to; changes nothing. */
    @POST
    @Path("/return-quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKOUT)
    @Operation(summary = "What a return would come to if it were sent now; changes nothing")
    public RestResponse<ReturnView> quote(
            @PathParam("orderId") String orderId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @Nullable ReturnRequest request) {
        return Refusals.answer(OK, returns.quote(Ids.inPath(orderId), request, sender(acceptLanguage)));
    }

    private Sender sender(@Nullable String acceptLanguage) {
        return Sender.of(caller, Wording.languageOf(acceptLanguage));
    }
}
