package loyalty.tier.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.tier.Refusals;
import loyalty.tier.directory.Directory;
import loyalty.tier.domain.Outcome;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Members;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The profile documents of the members. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MemberResource {

    private static final int QUERY_MAX = 254;

    private final KeepProfile keepProfile;
    private final Members members;
    private final Directory directory;
    private final ProfileJson profiles;
    private final Caller caller;

    MemberResource(KeepProfile keepProfile, Members members, Directory directory, ProfileJson profiles, Caller caller) {
        this.keepProfile = keepProfile;
        this.members = members;
        this.directory = directory;
        this.profiles = profiles;
        this.caller = caller;
    }

    /** Enrols, or replaces the profile. */
    @PUT
    @Path("/{memberId}")
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.MEMBER})
    public Response put(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ProfileRequest profile) {
        requireAccess(memberId);
        if (profile == null) {
            throw new ProblemException(Problems.malformedRequest("", "an object is expected"));
        }
        var wanted = List.of(new KeepProfile.ProfileCommand(memberId, profile, ifMatch));
        return answer(Collisions.again(() -> keepProfile.put(wanted)).getFirst());
    }

    /** Changes what the merge patch names. */
    @PATCH
    @Path("/{memberId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.MEMBER})
    public Response patch(
            @RestPath String memberId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        requireAccess(memberId);
        if (patch == null) {
            throw new ProblemException(Problems.malformedRequest("", "an object is expected"));
        }
        return answer(Collisions.again(() -> keepProfile.patch(memberId, patch, ifMatch)));
    }

    /** The profile. */
    @GET
    @Path("/{memberId}")
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    public Response get(@RestPath String memberId) {
        requireAccess(memberId);
        MemberEntity row = members.named(memberId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        return Response.ok(profiles.view(row)).tag(Long.toString(row.revision)).build();
    }

    /** Finds members by the beginning of id, mail, or name from any of its words on; case and accents do not matter. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    public Page<MemberView> find(
            @QueryParam("query") @Nullable String query,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        if (query == null || query.isBlank() || query.length() > QUERY_MAX) {
            throw new ProblemException(Problems.malformedRequest("query", "1 to " + QUERY_MAX + " characters"));
        }
        Page<MemberEntity> found = directory.find(query, after, Page.limit(limit));
        return new Page<>(found.items().stream().map(profiles::view).toList(), found.next());
    }

    private void requireAccess(String memberId) {
        Ids.inPath(memberId);
        caller.requireAccessTo(memberId);
    }

    private static Response answer(Outcome<KeepProfile.KeptProfile> outcome) {
        KeepProfile.KeptProfile kept = Refusals.value(outcome);
        return Response.status(kept.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(kept.view())
                .tag(Long.toString(kept.revision()))
                .build();
    }
}
