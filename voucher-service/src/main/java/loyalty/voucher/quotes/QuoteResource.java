package loyalty.voucher.quotes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Roles;
import loyalty.voucher.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What points-service asks for its quotes. The gateway lets nobody through to it. */
@Path("/internal/quotes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.CHECKOUT)
class QuoteResource {

    private final QuoteVouchers quoteVouchers;

    QuoteResource(QuoteVouchers quoteVouchers) {
        this.quoteVouchers = quoteVouchers;
    }

    /** What each voucher that the member has and has not used would take off the basket, alone, or why it would not. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public QuoteView quote(@Nullable QuoteRequest request) {
        return Refusals.value(quoteVouchers.quote(request));
    }
}
