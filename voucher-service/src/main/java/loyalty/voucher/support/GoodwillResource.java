package loyalty.voucher.support;

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
import java.util.Objects;
import loyalty.api.BodyHash;
import loyalty.api.Caller;
import loyalty.api.Ids;
import loyalty.api.Languages;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.api.forms.Forms;
import loyalty.events.Pseudonym;
import loyalty.voucher.Refusals;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.holder.MemberAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Vouchers that support gives. */
@Path("/v1/voucher-issues/{issueId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class GoodwillResource {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final GiveGoodwill giveGoodwill;
    private final GoodwillViews views;
    private final MemberAccess access;
    private final Caller caller;
    private final BodyHash bodyHash;
    private final Forms forms;

    GoodwillResource(
            GiveGoodwill giveGoodwill,
            GoodwillViews views,
            MemberAccess access,
            Caller caller,
            BodyHash bodyHash,
            Forms forms) {
        this.giveGoodwill = giveGoodwill;
        this.views = views;
        this.access = access;
        this.caller = caller;
        this.bodyHash = bodyHash;
        this.forms = forms;
    }

    /** Gives a voucher, or notes that it awaits approval. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR})
    @Operation(summary = "Gives a member a voucher; above a value it awaits a second pair of eyes (202)")
    public RestResponse<GoodwillView> put(
            @PathParam("issueId") String issueId,
            @Context HttpHeaders headers,
            GoodwillView.@Nullable Request request) {
        Outcome<Goodwill> outcome = giveGoodwill.ask(command(Ids.inPath(issueId), headers, request));
        int status = Refusals.value(outcome) instanceof Goodwill.AwaitingApproval ? ACCEPTED : CREATED;
        // The code is in the answer that issued it: whoever asks again for somebody else's request gets it without.
        return Refusals.answer(
                status,
                outcome,
                goodwill -> goodwill.request().by().equals(caller.subject())
                        ? views.answered(goodwill)
                        : views.withoutCode(goodwill));
    }

    private GoodwillCommand command(String issueId, HttpHeaders headers, GoodwillView.@Nullable Request request) {
        var asked = forms.sound(request, new GoodwillView.Request(null, null, null));
        String memberId = Objects.requireNonNull(asked.memberId());
        Pseudonym member = access.admit(memberId, headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        return new GoodwillCommand(
                issueId,
                member,
                memberId,
                Objects.requireNonNull(asked.campaign()),
                Objects.requireNonNull(asked.reason()),
                bodyHash.of(new GoodwillView.Request(member.hex(), asked.campaign(), asked.reason())),
                Agent.of(caller, headers));
    }

    /** What was asked for, as it is now. */
    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "A voucher that support gives, as it is now")
    public GoodwillView get(@PathParam("issueId") String issueId, @Context HttpHeaders headers) {
        return views.find(Ids.inPath(issueId), Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), null))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** Gives what awaits approval. */
    @POST
    @Path("/approve")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Gives the voucher that somebody else asked for")
    public RestResponse<GoodwillView> approve(@PathParam("issueId") String issueId, @Context HttpHeaders headers) {
        return Refusals.answer(
                OK, giveGoodwill.approve(Ids.inPath(issueId), Agent.of(caller, headers)), views::answered);
    }

    /** Rejects what awaits approval. */
    @POST
    @Path("/reject")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(summary = "Refuses the voucher that somebody else asked for")
    public RestResponse<GoodwillView> reject(@PathParam("issueId") String issueId, @Context HttpHeaders headers) {
        return Refusals.answer(
                OK, giveGoodwill.reject(Ids.inPath(issueId), Agent.of(caller, headers)), views::answered);
    }
}
