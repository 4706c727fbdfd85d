package loyalty.tier.standing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Languages;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.news.KnownProgrammes;
import loyalty.tier.domain.Climb;
import loyalty.tier.domain.Fact;
import loyalty.tier.domain.Standing;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A member's tier. Computed from what they bought up to now, so what is due counts whether a review has run or not. */
@Path("/v1/members/{memberId}/tier")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TierResource {

    private final Facts facts;
    private final EnrolledMembers members;
    private final KnownProgrammes programmes;
    private final Pseudonyms pseudonyms;
    private final BusinessClock clock;
    private final Caller caller;

    TierResource(
            Facts facts,
            EnrolledMembers members,
            KnownProgrammes programmes,
            Pseudonyms pseudonyms,
            BusinessClock clock,
            Caller caller) {
        this.facts = facts;
        this.members = members;
        this.programmes = programmes;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
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
        Instant now = clock.now();
        List<Fact> bought = facts.of(List.of(member)).getOrDefault(member, List.of());
        Standing standing = Climb.at(now, bought, programmes.all());
        Programme programme = programmes.inForceAt(now);
        return TierView.of(
                standing,
                programme,
                now,
                programme.calendar().startOf(enrolled.joinedOn()),
                Languages.of(language, enrolled.locale()));
    }
}
