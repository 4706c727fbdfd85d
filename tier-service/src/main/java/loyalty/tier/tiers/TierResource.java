package loyalty.tier.tiers;

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
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.domain.QualifyingHistory;
import loyalty.tier.domain.TierStatus;
import loyalty.tier.membership.EnrolledMembers;
import loyalty.tier.review.QualifyingHistories;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A member's tier. Computed from what they did up to now, so what is due counts whether a review has run or not. */
@Path("/v1/members/{memberId}/tier")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TierResource {

    private final QualifyingHistories histories;
    private final EnrolledMembers members;
    private final KnownProgrammes programmes;
    private final Pseudonyms pseudonyms;
    private final BusinessClock clock;
    private final Caller caller;

    TierResource(
            QualifyingHistories histories,
            EnrolledMembers members,
            KnownProgrammes programmes,
            Pseudonyms pseudonyms,
            BusinessClock clock,
            Caller caller) {
        this.histories = histories;
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
        QualifyingHistory history = histories.of(member);
        Instant joined = programmes.inForceAt(now).calendar().startOf(enrolled.joinedOn());
        List<String> languages = Languages.of(language, enrolled.locale());
        List<LadderBook> books = LadderBook.all(programmes.all());
        List<TierView> further = books.stream()
                .filter(book -> !book.isMain())
                .map(book -> TierView.of(TierStatus.at(now, history, book), List.of(), joined, languages))
                .toList();
        return TierView.of(TierStatus.at(now, history, books.getFirst()), further, joined, languages);
    }
}
