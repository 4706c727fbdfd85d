package loyalty.tier.overrides;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Replays;
import loyalty.api.Roles;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.tier.Refusals;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.TierOverride;
import loyalty.tier.granted.Agent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tiers that support gives: an exception, or an invitation. */
@Path("/v1/members/{memberId}/tier/overrides/{overrideId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OverrideResource {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final RequestOverride requestOverride;
    private final DecideOverride decideOverride;
    private final MemberOverrides memberOverrides;
    private final BusinessClock clock;
    private final Caller caller;
    private final Forms forms;

    OverrideResource(
            RequestOverride requestOverride,
            DecideOverride decideOverride,
            MemberOverrides memberOverrides,
            BusinessClock clock,
            Caller caller,
            Forms forms) {
        this.requestOverride = requestOverride;
        this.decideOverride = decideOverride;
        this.memberOverrides = memberOverrides;
        this.clock = clock;
        this.caller = caller;
        this.forms = forms;
    }

    /** Asks for a tier; it holds once somebody else has approved it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR})
    @Operation(summary = "Asks for a tier until an end; it awaits a second pair of eyes (202)")
    public RestResponse<OverrideView> put(
            @PathParam("memberId") String memberId,
            @PathParam("overrideId") String overrideId,
            @Context HttpHeaders headers,
            @Nullable OverrideRequest request) {
        Ids.inPath(memberId);
        Ids.inPath(overrideId);
        OverrideRequest.Complete wanted = OverrideRequest.complete(request, forms);
        return answer(
                ACCEPTED, memberId, requestOverride.request(memberId, overrideId, wanted, Agent.of(caller, headers)));
    }

    /** The override as it is now. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "An override as it is now")
    public OverrideView get(@PathParam("memberId") String memberId, @PathParam("overrideId") String overrideId) {
        Ids.inPath(memberId);
        Ids.inPath(overrideId);
        TierOverride override = Refusals.value(memberOverrides.find(memberId, overrideId));
        return OverrideView.at(clock.now(), override, memberId);
    }

    /** Gives what somebody else asked for. */
    @POST
    @Path("/approve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Gives the tier that somebody else asked for")
    public RestResponse<OverrideView> approve(
            @PathParam("memberId") String memberId,
            @PathParam("overrideId") String overrideId,
            @Context HttpHeaders headers) {
        return decide(memberId, overrideId, Agent.of(caller, headers), TierOverride.Decision.APPROVE);
    }

    /** Refuses what somebody else asked for. */
    @POST
    @Path("/reject")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Refuses the tier that somebody else asked for")
    public RestResponse<OverrideView> reject(
            @PathParam("memberId") String memberId,
            @PathParam("overrideId") String overrideId,
            @Context HttpHeaders headers) {
        return decide(memberId, overrideId, Agent.of(caller, headers), TierOverride.Decision.REJECT);
    }

    private RestResponse<OverrideView> decide(
            String memberId, String overrideId, Agent agent, TierOverride.Decision decision) {
        Ids.inPath(memberId);
        Ids.inPath(overrideId);
        return answer(OK, memberId, decideOverride.decide(memberId, overrideId, decision, agent));
    }

    private static RestResponse<OverrideView> answer(int status, String memberId, Outcome<TierOverride> outcome) {
        Outcome.Done<TierOverride> done = Refusals.done(outcome);
        return Replays.answer(status, OverrideView.of(done.value(), memberId), done.replayed());
    }
}
