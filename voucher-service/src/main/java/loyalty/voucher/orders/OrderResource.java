package loyalty.voucher.orders;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Roles;
import loyalty.voucher.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What points-service asks about an order that names redemptions. Not for the door, which knows no such path. */
@Path("/internal/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.CHECKOUT)
class OrderResource {

    private static final int OK = 200;

    private final ConfirmForOrder confirm;

    OrderResource(ConfirmForOrder confirm) {
        this.confirm = confirm;
    }

    /** Confirms what the order names, all or none, once for an attempt. */
    @PUT
    @Path("/redemptions")
    @Operation(hidden = true)
    public RestResponse<RedeemedLines> confirm(@PathParam("orderId") String orderId, OrderToConfirm order) {
        return Refusals.answer(OK, confirm.confirm(orderId, order), lines -> lines);
    }

    /** The order was refused after all. */
    @POST
    @Path("/redemptions/undo")
    @Operation(hidden = true)
    public RestResponse<RedeemedLines> undo(@PathParam("orderId") String orderId, OrderToConfirm order) {
        return Refusals.answer(OK, confirm.undo(orderId, order), lines -> lines);
    }
}
