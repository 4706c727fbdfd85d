package loyalty.tier.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.api.conditions.EntityTag;
import loyalty.api.conditions.Preconditions;
import loyalty.tier.Collisions;
import loyalty.tier.Refusals;
import loyalty.tier.domain.Outcome;
import loyalty.tier.granted.Agent;
import loyalty.tier.membership.MemberEntity;
import loyalty.tier.membership.Members;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The profile documents of the members. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MemberResource {

    private static final String IF_MATCH = "Only if it is what has been read: entity tags, or *; otherwise 409";
    private static final String IF_NONE_MATCH = "Only if it is none of these: entity tags, or *; otherwise 304 or 412";

    private final KeepProfile keepProfile;
    private final Members members;
    private final ProfileJson profiles;
    private final Caller caller;

    MemberResource(KeepProfile keepProfile, Members members, ProfileJson profiles, Caller caller) {
        this.keepProfile = keepProfile;
        this.members = members;
        this.profiles = profiles;
        this.caller = caller;
    }

    /** Enrols, or replaces the profile; of their own, a member replaces what is theirs to write. */
    @PUT
    @Path("/{memberId}")
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.MEMBER})
    @Operation(summary = "Enrols (201), or replaces the profile; a member replaces what is theirs to write")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = IF_MATCH)
    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER, description = IF_NONE_MATCH)
    public Response put(@RestPath String memberId, @Context HttpHeaders headers, @Nullable ProfileRequest profile) {
        requireAccess(memberId);
        if (profile == null) {
            throw new ProblemException(Problems.malformedRequest("", "an object is expected"));
        }
        Agent staff = staff(headers);
        leaveToTheShop(staff, profile.shopsFields());
        var wanted = List.of(new KeepProfile.ProfileCommand(memberId, profile, Preconditions.of(headers), staff));
        return answer(Collisions.again(() -> keepProfile.put(wanted)).getFirst());
    }

    /** Changes what the merge patch names. */
    @PATCH
    @Path("/{memberId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.MEMBER})
    @Operation(summary = "Changes what the merge patch names; a member may name what is theirs to write")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = IF_MATCH)
    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER, description = IF_NONE_MATCH)
    public Response patch(@RestPath String memberId, @Context HttpHeaders headers, @Nullable JsonNode patch) {
        requireAccess(memberId);
        if (patch == null) {
            throw new ProblemException(Problems.malformedRequest("", "an object is expected"));
        }
        Agent staff = staff(headers);
        leaveToTheShop(staff, ProfileRequest.SHOPS.stream().filter(patch::has).toList());
        Preconditions preconditions = Preconditions.of(headers);
        return answer(Collisions.again(() -> keepProfile.patch(memberId, patch, preconditions, staff)));
    }

    /** The profile. */
    @GET
    @Path("/{memberId}")
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    @Operation(summary = "The profile with its ETag; 304 to who has it already")
    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER, description = IF_MATCH)
    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER, description = IF_NONE_MATCH)
    public Response get(@RestPath String memberId, @Context HttpHeaders headers) {
        requireAccess(memberId);
        Preconditions preconditions = Preconditions.of(headers);
        MemberEntity row = members.named(memberId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        return preconditions.read(EntityTag.ofRevision(row.revision), () -> profiles.view(row));
    }

    /** Who writes for the shop; null when a member writes their own. */
    private @Nullable Agent staff(HttpHeaders headers) {
        return caller.mayAccessOthers() ? Agent.of(caller, headers) : null;
    }

    private static void leaveToTheShop(@Nullable Agent staff, List<String> fields) {
        if (staff == null && !fields.isEmpty()) {
            throw new ProblemException(Problems.forbidden(fields.getFirst()));
        }
    }

    private void requireAccess(String memberId) {
        Ids.inPath(memberId);
        caller.requireAccessTo(memberId);
    }

    private static Response answer(Outcome<KeepProfile.KeptProfile> outcome) {
        KeepProfile.KeptProfile kept = Refusals.value(outcome);
        Response.Status status = kept.isNew() ? Response.Status.CREATED : Response.Status.OK;
        return Preconditions.tagged(Response.status(status).entity(kept.view()), EntityTag.ofRevision(kept.revision()));
    }
}
