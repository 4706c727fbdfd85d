package loyalty.tier.overrides;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import loyalty.api.Ids;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
import loyalty.api.lists.SharedLists;
import loyalty.events.Pseudonym;
import loyalty.tier.granted.StaffActs;
import loyalty.tier.membership.EnrolledMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What staff did with tiers and profiles, when, why and from where. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AuditResource {

    private final StaffActs acts;
    private final EnrolledMembers members;
    private final Pseudonyms pseudonyms;

    AuditResource(StaffActs acts, EnrolledMembers members, Pseudonyms pseudonyms) {
        this.acts = acts;
        this.members = members;
        this.pseudonyms = pseudonyms;
    }

    /** The trail, the last act first. */
    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(hidden = true)
    public RestResponse<Page<AuditView>> audit(
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        if (memberId != null && !Ids.isId(memberId)) {
            throw new ProblemException(Problems.malformedRequest("memberId", Ids.RULE));
        }
        Pseudonym member = memberId == null ? null : pseudonyms.of(memberId);
        int most = Page.limit(limit);
        ListPlace place = ListPlace.after(after);
        List<StaffActs.Act> found = acts.find(member, actor, place, most + 1);
        Map<Pseudonym, String> names =
                members.names(found.stream().map(StaffActs.Act::member).toList());
        List<AuditView> views =
                found.stream().map(act -> act.view(names.get(act.member()))).toList();
        return SharedLists.answer(views, most, AuditView::place, place != null && acts.has(member, actor, place));
    }
}
