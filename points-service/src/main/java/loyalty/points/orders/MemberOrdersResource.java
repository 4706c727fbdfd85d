package loyalty.points.orders;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Page;
import loyalty.api.Roles;
import loyalty.events.Pseudonym;
import loyalty.points.explanation.Wording;
import loyalty.points.members.MemberAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a member bought. */
@Path("/v1/members/{memberId}/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
@RunOnVirtualThread
class MemberOrdersResource {

    private final MemberAccess access;
    private final OrderHistory history;

    MemberOrdersResource(MemberAccess access, OrderHistory history) {
        this.access = access;
        this.history = history;
    }

    /** The member's orders, the last placed first. */
    @GET
    @Operation(summary = "The member's orders, the last placed first")
    public Page<OrderView> orders(
            @PathParam("memberId") String memberId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @HeaderParam("Authorization") @Nullable String authorization) {
        Pseudonym member = access.visible(memberId, authorization);
        return history.of(member, memberId, after, Page.limit(limit), Wording.languageOf(acceptLanguage));
    }
}
