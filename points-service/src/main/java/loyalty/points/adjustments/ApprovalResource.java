package loyalty.points.adjustments;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.points.domain.Adjustment;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What awaits or had a second pair of eyes. */
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
    @Operation(summary = "What awaits or had a second pair of eyes, the last asked for first")
    public Page<AdjustmentView> approvals(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return history.approvals(status == null ? null : status(status), after, Page.limit(limit));
    }

    private static Adjustment.Status status(String word) {
        return Arrays.stream(Adjustment.Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.malformedRequest(
                        "status",
                        "one of "
                                + Arrays.stream(Adjustment.Status.values())
                                        .map(Adjustment.Status::word)
                                        .collect(Collectors.joining(", ")))));
    }
}
