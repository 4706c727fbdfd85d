package loyalty.tier.overrides;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.api.Page;
import loyalty.api.Roles;
import loyalty.api.lists.ListPlace;
import loyalty.api.lists.SharedLists;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.TierOverride;
import loyalty.tier.granted.OverrideLists;
import loyalty.tier.membership.EnrolledMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The overrides among all that awaits or had a second pair of eyes. */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ApprovalResource {

    private final OverrideLists lists;
    private final EnrolledMembers members;
    private final BusinessClock clock;

    ApprovalResource(OverrideLists lists, EnrolledMembers members, BusinessClock clock) {
        this.lists = lists;
        this.members = members;
        this.clock = clock;
    }

    /** The list, the last asked for first. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(hidden = true)
    public RestResponse<Page<OverrideView>> approvals(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int most = Page.limit(limit);
        ListPlace place = ListPlace.after(after);
        String asked = SharedLists.status(status);
        Optional<TierOverride.Status> own = Arrays.stream(TierOverride.Status.values())
                .filter(one -> one.word().equals(asked))
                .findFirst();
        return asked != null && own.isEmpty()
                ? SharedLists.answer(List.of(), most, OverrideView::place, false)
                : SharedLists.answer(
                        views(own.orElse(null), place, most + 1),
                        most,
                        OverrideView::place,
                        place != null && lists.isApproval(place));
    }

    private List<OverrideView> views(TierOverride.@Nullable Status status, @Nullable ListPlace after, int most) {
        Instant now = clock.now();
        List<TierOverride> found = lists.approvals(status, now, after, most);
        Map<Pseudonym, String> names = members.names(
                found.stream().map(override -> override.request().member()).toList());
        return found.stream()
                .map(override -> OverrideView.listed(
                        now, override, names.get(override.request().member())))
                .toList();
    }
}
