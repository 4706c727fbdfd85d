package loyalty.points.orders;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Roles;
import loyalty.points.explanation.Wording;
import loyalty.points.posting.Refusals;
import loyalty.points.posting.Sender;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders, one at a time. */
@Path("/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {

    private static final int CREATED = 201;

    private final PlaceOrder placeOrder;
    private final OrderHistory history;
    private final Caller caller;

    OrderResource(PlaceOrder placeOrder, OrderHistory history, Caller caller) {
        this.placeOrder = placeOrder;
        this.history = history;
        this.caller = caller;
    }

    /** Takes in a completed purchase. Stays on the event loop: it only checks and queues, and answers after the commit. */
    @PUT
    @Path("/{orderId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKOUT)
    @NonBlocking
    @Operation(summary = "A completed purchase: earns points, durably, before the answer")
    public CompletionStage<RestResponse<OrderView>> put(
            @PathParam("orderId") String orderId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @Nullable OrderRequest request) {
        var sender = Sender.of(caller, Wording.languageOf(acceptLanguage));
        return placeOrder
                .place(Ids.inPath(orderId), request, sender)
                .thenApply(outcome -> Refusals.answer(CREATED, outcome));
    }

    /** The order as it is now. */
    @GET
    @Path("/{orderId}")
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    @RunOnVirtualThread
    @Operation(summary = "An order, and what it brought, as it is now")
    public OrderView get(
            @PathParam("orderId") String orderId, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        OrderView order = history.order(Ids.inPath(orderId), Wording.languageOf(acceptLanguage));
        String memberId = order.memberId();
        caller.requireAccessTo(memberId == null ? "" : memberId);
        return order;
    }
}
