package loyalty.points.account;

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
import loyalty.api.Languages;
import loyalty.api.Replays;
import loyalty.api.Roles;
import loyalty.points.domain.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders, one at a time. */
@Path("/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {

    private static final int CREATED = 201;

    private final TakeOrder takeOrder;
    private final OrderHistory history;
    private final Caller caller;

    OrderResource(TakeOrder takeOrder, OrderHistory history, Caller caller) {
        this.takeOrder = takeOrder;
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
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Nullable OrderRequest request) {
        var sender = new TakeOrder.Sender(caller.subject(), languageOf(acceptLanguage), traceparent);
        return takeOrder.take(Ids.inPath(orderId), request, sender).thenApply(OrderResource::created);
    }

    private static RestResponse<OrderView> created(TakeOrder.Answer answer) {
        var response = RestResponse.ResponseBuilder.<OrderView>create(CREATED).entity(answer.body());
        return (answer.replayed() ? response.header(Replays.HEADER, "true") : response).build();
    }

    /** The order as it is now. */
    @GET
    @Path("/{orderId}")
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    @RunOnVirtualThread
    @Operation(summary = "An order, and what it brought, as it is now")
    public OrderView get(
            @PathParam("orderId") String orderId, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        OrderView order = history.order(Ids.inPath(orderId), languageOf(acceptLanguage));
        String memberId = order.memberId();
        caller.requireAccessTo(memberId == null ? "" : memberId);
        return order;
    }

    /** English unless the caller says otherwise. */
    static Language languageOf(@Nullable String acceptLanguage) {
        return acceptLanguage == null ? Language.EN : Language.firstOf(Languages.of(acceptLanguage, null));
    }
}
