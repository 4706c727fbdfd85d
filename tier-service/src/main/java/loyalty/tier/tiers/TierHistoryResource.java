package loyalty.tier.tiers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Languages;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import loyalty.events.Pseudonym;
import loyalty.tier.membership.EnrolledMembers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How a member came to their tiers. Evaluated from their qualifying history, so that what arrives late stands where it belongs. */
@Path("/v1/members/{memberId}/tier/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TierHistoryResource {

    private final TierViews views;
    private final EnrolledMembers members;
    private final Pseudonyms pseudonyms;
    private final Caller caller;

    TierHistoryResource(TierViews views, EnrolledMembers members, Pseudonyms pseudonyms, Caller caller) {
        this.views = views;
        this.members = members;
        this.pseudonyms = pseudonyms;
        this.caller = caller;
    }

    /** A change and its place in the whole history, from 0. */
    private record Placed(int place, TierHistoryView view) {}

    /** Every change with its cause, newest first. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    @Operation(summary = "Every change of tier with its cause in words and data, newest first")
    public Page<TierHistoryView> history(
            @RestPath String memberId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Ids.inPath(memberId);
        caller.requireAccessTo(memberId);
        int size = Page.limit(limit);
        int before = after == null ? Integer.MAX_VALUE : place(after);
        Pseudonym member = pseudonyms.of(memberId);
        EnrolledMembers.Enrolled enrolled =
                members.find(member).orElseThrow(() -> new ProblemException(Problems.notFound()));
        List<TierHistoryView> all = views.changes(member, Languages.of(language, enrolled.locale()));
        List<Placed> page = new ArrayList<>();
        for (int place = Math.min(before, all.size()) - 1; place >= 0 && page.size() <= size; place--) {
            page.add(new Placed(place, all.get(place)));
        }
        Page<Placed> found = Page.of(page, size, last -> Integer.toString(last.place()));
        return new Page<>(found.items().stream().map(Placed::view).toList(), found.next());
    }

    private static int place(String after) {
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problems.malformedRequest("after", "what an earlier page gave as next"));
        }
    }
}
