package loyalty.tier.members;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import loyalty.api.Caller;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.api.Roles;
import loyalty.api.lists.ListPlace;
import loyalty.tier.Refusals;
import loyalty.tier.directory.Directory;
import loyalty.tier.directory.Identifiers;
import loyalty.tier.membership.MemberEntity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How support and tills find members. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class FindMembersResource {

    private static final int QUERY_MAX = 254;
    private static final int IDENTIFIER_MAX = 100;

    private final Directory directory;
    private final Identifiers identifiers;
    private final ProfileJson profiles;
    private final Caller caller;
    private final Pseudonyms pseudonyms;

    FindMembersResource(
            Directory directory, Identifiers identifiers, ProfileJson profiles, Caller caller, Pseudonyms pseudonyms) {
        this.directory = directory;
        this.identifiers = identifiers;
        this.profiles = profiles;
        this.caller = caller;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Finds members by the beginning of id, mail, or name from any of its words on, whatever case and accents; or the one
     * who has an identifier.
     */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(
            summary =
                    "Members by the beginning of id, mail or a word of the name (query: support, auditor), or the one who"
                            + " has a card or phone number (identifier: checkout, support)")
    public Page<MemberView> find(
            @QueryParam("query") @Nullable String query,
            @QueryParam("identifier") @Nullable String identifier,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        if (query == null && identifier == null) {
            throw new ProblemException(Problems.malformedRequest("query", "this or an identifier is expected"));
        }
        if (identifier == null) {
            requireOneOf(Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR);
            return views(directory.find(text("query", query, QUERY_MAX), after, Page.limit(limit)));
        }
        requireOneOf(Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR);
        if (query != null) {
            throw new ProblemException(Problems.malformedRequest("query", "not together with an identifier"));
        }
        int most = Page.limit(limit);
        if (after != null) {
            throw ListPlace.unknown();
        }
        // A plus in a query is a blank to who does not write it as %2B.
        String written = text("identifier", identifier, IDENTIFIER_MAX).replaceFirst("^ (?=\\d)", "+");
        var found = Refusals.value(identifiers.find(written, pseudonyms.of(caller.subject())));
        return views(new Page<>(found.stream().limit(most).toList(), null));
    }

    private Page<MemberView> views(Page<MemberEntity> found) {
        return new Page<>(found.items().stream().map(profiles::view).toList(), found.next());
    }

    private static String text(String name, @Nullable String asked, int most) {
        if (asked == null || asked.isBlank() || asked.length() > most) {
            throw new ProblemException(Problems.malformedRequest(name, "1 to " + most + " characters"));
        }
        return asked;
    }

    private void requireOneOf(String... roles) {
        if (Arrays.stream(roles).noneMatch(caller::is)) {
            throw new ProblemException(Problems.forbidden());
        }
    }
}
