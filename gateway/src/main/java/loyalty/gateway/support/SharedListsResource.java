package loyalty.gateway.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import loyalty.api.Ids;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.api.lists.ListPlace;
import loyalty.api.lists.SharedLists;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What wants a second pair of eyes, and who did what, in all services. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SharedListsResource {

    private final MergeLists lists;

    SharedListsResource(MergeLists lists) {
        this.lists = lists;
    }

    /** Adjustments, vouchers that support gives, and tiers that it gives. */
    @GET
    @Path("/approvals")
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "What awaits or had a second pair of eyes, the last asked for first")
    public Page<JsonNode> approvals(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Map<String, String> query = new TreeMap<>();
        put(query, "status", SharedLists.status(status));
        return page(SharedList.APPROVALS, query, limit, after, authorization);
    }

    /** The trail of all services. */
    @GET
    @Path("/audit")
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "Who did what, when, why and from where; the last first")
    public Page<JsonNode> audit(
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (memberId != null && !Ids.isId(memberId)) {
            throw new ProblemException(Problems.malformedRequest("memberId", Ids.RULE));
        }
        Map<String, String> query = new TreeMap<>();
        put(query, "memberId", memberId);
        put(query, "actor", actor);
        return page(SharedList.AUDIT, query, limit, after, authorization);
    }

    private Page<JsonNode> page(
            SharedList list,
            Map<String, String> query,
            @Nullable String limit,
            @Nullable String after,
            String authorization) {
        int most = Page.limit(limit);
        query.put("limit", Integer.toString(most));
        ListPlace place = ListPlace.after(after);
        put(query, "after", place == null ? null : place.cursor());
        return lists.page(new MergeLists.Asked(list, query, most, authorization));
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
