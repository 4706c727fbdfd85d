package loyalty.points.orders;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import loyalty.api.BulkBody;
import loyalty.api.Caller;
import loyalty.api.Ndjson;
import loyalty.api.Roles;
import loyalty.points.explanation.Wording;
import loyalty.points.posting.Sender;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Orders by the thousand: from tills that were offline, and from older systems. */
@Path("/v1/orders")
class BulkResource {

    private final BulkOrders bulkOrders;
    private final BulkBody body;
    private final Caller caller;

    BulkResource(BulkOrders bulkOrders, BulkBody body, Caller caller) {
        this.bulkOrders = bulkOrders;
        this.body = body;
        this.caller = caller;
    }

    /** Takes in one order a line and answers one line per order, in their order; a bad line fails alone. */
    @POST
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @RolesAllowed(Roles.CHECKOUT)
    @RunOnVirtualThread
    @Operation(summary = "Orders in bulk, one a line; answers {orderId, status, body} a line")
    public StreamingOutput post(@HeaderParam("Accept-Language") @Nullable String acceptLanguage, InputStream orders)
            throws IOException {
        byte[] lines = body.read(orders);
        var sender = Sender.of(caller, Wording.languageOf(acceptLanguage));
        return out -> bulkOrders.take(lines, sender, out);
    }
}
