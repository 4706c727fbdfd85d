package loyalty.tier.tiers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Languages;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import loyalty.events.Pseudonym;
import loyalty.tier.membership.EnrolledMembers;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A member's tier. Computed from what they did up to now, so what is due counts whether a review has run or not. */
@Path("/v1/members/{memberId}/tier")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TierResource {

    private final TierViews views;
    private final EnrolledMembers members;
    private final Pseudonyms pseudonyms;
    private final Caller caller;

    TierResource(TierViews views, EnrolledMembers members, Pseudonyms pseudonyms, Caller caller) {
        this.views = views;
        this.members = members;
        this.pseudonyms = pseudonyms;
        this.caller = caller;
    }

    /** The tier, how far to the next one, and what it takes to keep it. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    public TierView tier(
            @RestPath String memberId, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Ids.inPath(memberId);
        caller.requireAccessTo(memberId);
        Pseudonym member = pseudonyms.of(memberId);
        EnrolledMembers.Enrolled enrolled =
                members.find(member).orElseThrow(() -> new ProblemException(Problems.notFound()));
        return views.tier(member, enrolled, Languages.of(language, enrolled.locale()));
    }
}
