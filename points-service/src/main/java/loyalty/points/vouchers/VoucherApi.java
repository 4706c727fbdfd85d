package loyalty.points.vouchers;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.calls.SafeToRepeat;
import org.jboss.resteasy.reactive.RestPath;

/** The calls of voucher-service that are for points-service. */
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface VoucherApi {

    @PUT
    @Path("/orders/{orderId}/redemptions")
    RedeemedLines confirm(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @RestPath String orderId,
            OrderToConfirm order);

    @POST
    @Path("/orders/{orderId}/redemptions/undo")
    @SafeToRepeat("an attempt is decided once")
    RedeemedLines undo(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @RestPath String orderId,
            OrderToConfirm order);

    @POST
    @Path("/quotes")
    @SafeToRepeat("a quote changes nothing")
    QuotedVouchers quote(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, BasketToQuote basket);

    @PUT
    @Path("/orders/{orderId}/returns/{returnId}")
    SettledReturn settle(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @RestPath String orderId,
            @RestPath String returnId,
            ReturnToSettle asked);

    @POST
    @Path("/orders/{orderId}/return-quotes")
    @SafeToRepeat("a quote changes nothing")
    SettledReturn wouldSettle(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @RestPath String orderId,
            ReturnToSettle asked);
}
