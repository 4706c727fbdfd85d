package loyalty.points.orders;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Roles;
import loyalty.points.explanation.Wording;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What an order would bring. */
@Path("/v1/quotes")
@Produces(MediaType.APPLICATION_JSON)
class QuoteResource {

    private final QuoteOrder quotes;

    QuoteResource(QuoteOrder quotes) {
        this.quotes = quotes;
    }

    /** What the order would earn if it were sent now, and what vouchers would take off it; changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CHECKOUT)
    @RunOnVirtualThread
    @Operation(
            summary =
                    "What an order would earn if it were sent now, and what vouchers would take off it; changes nothing")
    public QuoteView quote(
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage, @Nullable OrderRequest request) {
        return quotes.quote(request, Wording.languageOf(acceptLanguage));
    }
}
