package loyalty.points.adjustments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import loyalty.api.Page;
import loyalty.api.Roles;
import loyalty.api.lists.ListPlace;
import loyalty.api.lists.SharedLists;
import loyalty.points.domain.Adjustment;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The adjustments among all that awaits or had a second pair of eyes. */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ApprovalResource {

    private final AdjustmentHistory history;

    ApprovalResource(AdjustmentHistory history) {
        this.history = history;
    }

    /** The list, the last asked for first. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(hidden = true)
    public RestResponse<Page<AdjustmentView>> approvals(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int most = Page.limit(limit);
        ListPlace place = ListPlace.after(after);
        List<Adjustment.Status> statuses = statuses(SharedLists.status(status));
        return statuses.isEmpty()
                ? SharedLists.answer(List.of(), most, AdjustmentView::place, false)
                : SharedLists.answer(
                        history.approvals(statuses, place, most + 1),
                        most,
                        AdjustmentView::place,
                        history.isApproval(place));
    }

    /** Those that a word means: all without one, none when it is one of other things. */
    private static List<Adjustment.Status> statuses(@Nullable String word) {
        return Arrays.stream(Adjustment.Status.values())
                .filter(status -> word == null || status.word().equals(word))
                .toList();
    }
}
