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
import loyalty.api.Page;
import loyalty.api.Roles;
import loyalty.api.lists.ListPlace;
import loyalty.api.lists.SharedLists;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.holder.HolderNames;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The vouchers among all that awaits or had a second pair of eyes. */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ApprovalResource {

    private final GoodwillIssues issues;
    private final HolderNames names;

    ApprovalResource(GoodwillIssues issues, HolderNames names) {
        this.issues = issues;
        this.names = names;
    }

    /** The list, the last asked for first. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(hidden = true)
    public RestResponse<Page<GoodwillView>> approvals(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int most = Page.limit(limit);
        ListPlace place = ListPlace.after(after);
        List<Goodwill> found = issues.approvals(SharedLists.status(status), place, most + 1);
        Map<Pseudonym, String> known = names.of(
                found.stream().map(goodwill -> goodwill.request().member()).toList());
        List<GoodwillView> views = found.stream()
                .map(goodwill -> GoodwillView.listed(
                        goodwill, known.get(goodwill.request().member())))
                .toList();
        return SharedLists.answer(views, most, GoodwillView::place, place != null && issues.isApproval(place));
    }
}
