package loyalty.voucher.exchange;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import loyalty.api.BodyHash;
import loyalty.api.Ids;
import loyalty.api.Languages;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.api.forms.Forms;
import loyalty.events.Pseudonym;
import loyalty.voucher.Refusals;
import loyalty.voucher.holder.MemberAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Points into a voucher. */
@Path("/v1/exchanges/{exchangeId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExchangeResource {

    private static final int CREATED = 201;

    private final MemberAccess access;
    private final ExchangePoints exchangePoints;
    private final ExchangeViews views;
    private final BodyHash bodyHash;
    private final Forms forms;

    ExchangeResource(
            MemberAccess access, ExchangePoints exchangePoints, ExchangeViews views, BodyHash bodyHash, Forms forms) {
        this.access = access;
        this.exchangePoints = exchangePoints;
        this.views = views;
        this.bodyHash = bodyHash;
        this.forms = forms;
    }

    /** Exchanges; the answer comes when the voucher is there. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CHECKOUT, Roles.MEMBER})
    @Operation(summary = "Exchanges points for a voucher: both happen, or neither")
    public RestResponse<ExchangeView> put(
            @PathParam("exchangeId") String exchangeId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            ExchangeView.@Nullable Request request) {
        Ids.inPath(exchangeId);
        ExchangeView.Request given = forms.sound(request, new ExchangeView.Request(null, null));
        String memberId = Objects.requireNonNull(given.memberId());
        Pseudonym member = access.admit(memberId, authorization);
        var asked = new ExchangeView.Request(member.hex(), given.reward());
        ExchangeCommand wanted = new ExchangeCommand(
                exchangeId, member, memberId, Objects.requireNonNull(given.reward()), bodyHash.of(asked));
        return Refusals.answer(
                CREATED, exchangePoints.exchange(wanted), exchange -> views.completed(exchange, memberId));
    }

    /** The exchange as it is now: under way, or completed with the voucher as it is now. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.MEMBER, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "An exchange as it is now")
    public ExchangeView get(
            @PathParam("exchangeId") String exchangeId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return views.find(Ids.inPath(exchangeId), Languages.of(language, null))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
