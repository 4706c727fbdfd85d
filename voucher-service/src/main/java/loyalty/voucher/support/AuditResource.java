package loyalty.voucher.support;

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
import loyalty.voucher.holder.HolderNames;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who did what to vouchers, when, why and from where. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AuditResource {

    private final SupportActs acts;
    private final HolderNames names;
    private final Pseudonyms pseudonyms;

    AuditResource(SupportActs acts, HolderNames names, Pseudonyms pseudonyms) {
        this.acts = acts;
        this.names = names;
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
        List<SupportActs.Entry> found = acts.list(member, actor, place, most + 1);
        Map<Pseudonym, String> known =
                names.of(found.stream().map(SupportActs.Entry::member).toList());
        List<AuditView> views = found.stream()
                // Whose vouchers they are is not always known here, but who asks for one member's says who that is.
                .map(act -> act.view(member == null ? known.get(act.member()) : memberId))
                .toList();
        return SharedLists.answer(views, most, AuditView::place, place != null && acts.has(member, actor, place));
    }
}
