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
import loyalty.voucher.returns.SettledReturn;
import loyalty.voucher.vouchers.VoucherViews;
import loyalty.voucher.vouchers.Vouchers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What points-service asks about goods that come back. Not for the door, which knows no such path. */
@Path("/internal/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.CHECKOUT)
class ReturnResource {

    private static final int OK = 200;

    private final SettleReturn settle;
    private final Vouchers vouchers;
    private final VoucherViews views;

    ReturnResource(SettleReturn settle, Vouchers vouchers, VoucherViews views) {
        this.settle = settle;
        this.vouchers = vouchers;
        this.views = views;
    }

    /** Settles a return, once. */
    @PUT
    @Path("/returns/{returnId}")
    @Operation(hidden = true)
    public RestResponse<SettledView> settle(
            @PathParam("orderId") String orderId, @PathParam("returnId") String returnId, ReturnToSettle asked) {
        return Refusals.answer(OK, settle.settle(orderId, returnId, asked), this::view);
    }

    /** What a return would come to. */
    @POST
    @Path("/return-quotes")
    @Operation(hidden = true)
    public RestResponse<SettledView> quote(@PathParam("orderId") String orderId, ReturnToSettle asked) {
        return Refusals.answer(OK, settle.quote(orderId, asked), this::view);
    }

    private SettledView view(SettledReturn settled) {
        return new SettledView(
                settled.payable(),
                settled.voucher(),
                settled.storeCurrency(),
                settled.cancelled(),
                settled.withheld(),
                settled.restored(),
                settled.vouchers().stream()
                        .map(id -> new SettledView.GivenBack(id, views.code(vouchers.one(settled.member(), id))))
                        .toList());
    }
}
