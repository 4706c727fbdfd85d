package loyalty.points.statement;

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
import loyalty.api.json.Moments;
import loyalty.events.Pseudonym;
import loyalty.points.explanation.Wording;
import loyalty.points.members.MemberAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a member has, and how it came about. */
@Path("/v1/members/{memberId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
@RunOnVirtualThread
class PointsResource {

    private final MemberAccess access;
    private final PointsStatement statement;

    PointsResource(MemberAccess access, PointsStatement statement) {
        this.access = access;
        this.statement = statement;
    }

    /** The balance now, or as it stood at an instant. */
    @GET
    @Path("/points")
    @Operation(summary = "The balance, now or as it stood then")
    public PointsView points(
            @PathParam("memberId") String memberId,
            @QueryParam("at") @Nullable String at,
            @HeaderParam("Authorization") @Nullable String authorization) {
        Pseudonym member = access.visible(memberId, authorization);
        return at == null ? statement.now(member) : statement.at(member, Moments.inQuery("at", at));
    }

    /** The journal, the newest entry first. */
    @GET
    @Path("/points/entries")
    @Operation(summary = "The journal, the newest entry first")
    public Page<EntryView> entries(
            @PathParam("memberId") String memberId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return statement.entries(access.visible(memberId, authorization), after, Page.limit(limit));
    }

    /** One entry, explained. */
    @GET
    @Path("/points/entries/{entryId}")
    @Operation(summary = "One entry, explained in the reader's language")
    public EntryView entry(
            @PathParam("memberId") String memberId,
            @PathParam("entryId") String entryId,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @HeaderParam("Authorization") @Nullable String authorization) {
        Pseudonym member = access.visible(memberId, authorization);
        return statement.entry(member, entryId, Wording.languageOf(acceptLanguage));
    }
}
