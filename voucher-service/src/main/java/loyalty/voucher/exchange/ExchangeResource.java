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
import java.util.List;
import java.util.Objects;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Replays;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.voucher.holder.HolderNames;
import loyalty.voucher.holder.MemberAccess;
import loyalty.voucher.vouchers.VoucherView;
import loyalty.voucher.vouchers.VoucherViews;
import loyalty.voucher.vouchers.Vouchers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Points into a voucher. */
@Path("/v1/exchanges/{exchangeId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExchangeResource {

    private static final int CREATED = 201;

    private final MemberAccess door;
    private final ExchangePoints exchangePoints;
    private final Exchanges exchanges;
    private final Vouchers vouchers;
    private final VoucherViews views;
    private final HolderNames names;
    private final BodyHash bodyHash;
    private final BusinessClock clock;

    ExchangeResource(
            MemberAccess door,
            ExchangePoints exchangePoints,
            Exchanges exchanges,
            Vouchers vouchers,
            VoucherViews views,
            HolderNames names,
            BodyHash bodyHash,
            BusinessClock clock) {
        this.door = door;
        this.exchangePoints = exchangePoints;
        this.exchanges = exchanges;
        this.vouchers = vouchers;
        this.views = views;
        this.names = names;
        this.bodyHash = bodyHash;
        this.clock = clock;
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
        FieldErrors errors = new FieldErrors();
        errors.require(request != null && Ids.isId(request.memberId()), "memberId", Ids.RULE);
        errors.require(request != null && Ids.isId(request.reward()), "reward", "an id of the price list");
        errors.orContinue();
        String memberId = Objects.requireNonNull(Objects.requireNonNull(request).memberId());
        Pseudonym member = door.admit(memberId, authorization);
        var asked = new ExchangeView.Request(member.hex(), request.reward());
        var completed = exchangePoints.exchange(new ExchangeSteps.Wish(
                exchangeId, member, memberId, Objects.requireNonNull(request.reward()), bodyHash.of(asked)));
        Exchanges.Row row = completed.row();
        VoucherView voucher = views.issued(vouchers.one(member, Objects.requireNonNull(row.voucherId())));
        var answer = RestResponse.ResponseBuilder.<ExchangeView>create(CREATED).entity(view(row, memberId, voucher));
        return (completed.replayed() ? answer.header(Replays.HEADER, "true") : answer).build();
    }

    /** The exchange as it is now: under way, or completed with the voucher as it is now. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.MEMBER, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "An exchange as it is now")
    public ExchangeView get(
            @PathParam("exchangeId") String exchangeId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Exchanges.Row row = exchanges
                .find(Ids.inPath(exchangeId))
                .filter(found -> door.maySee(found.member()))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        VoucherView voucher = row.voucherId() == null
                ? null
                : views.present(
                        vouchers.one(row.member(), row.voucherId()),
                        clock.now(),
                        door.isOwner(row.member()),
                        loyalty.api.Languages.of(language, null));
        return view(row, names.of(row.member()), voucher);
    }

    private static ExchangeView view(Exchanges.Row row, @Nullable String memberId, @Nullable VoucherView voucher) {
        String status = List.of("pending", "held").contains(row.status()) ? "pending" : row.status();
        return new ExchangeView(row.exchangeId(), memberId, row.reward(), row.points(), status, voucher);
    }
}
