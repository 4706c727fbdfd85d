package loyalty.voucher.support;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.Refusals;
import loyalty.voucher.holder.MemberAccess;
import loyalty.voucher.vouchers.MemberVoucher;
import loyalty.voucher.vouchers.VoucherView;
import loyalty.voucher.vouchers.VoucherViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What support does with a voucher that was issued. */
@Path("/v1/vouchers/{voucherId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR})
class SupportResource {

    private final SupportVouchers support;
    private final VoucherViews views;
    private final MemberAccess access;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    SupportResource(
            SupportVouchers support,
            VoucherViews views,
            MemberAccess access,
            KnownProgrammes programmes,
            BusinessClock clock) {
        this.support = support;
        this.views = views;
        this.access = access;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Why a voucher is taken back. */
    record CancelRequest(@Schema(required = true) @Nullable String reason) {}

    /** Until when a voucher is to live, and why. */
    record ExtendRequest(
            @Schema(required = true) @Nullable Instant validUntil,
            @Schema(required = true) @Nullable String reason) {}

    /** Takes a voucher back that waits or can be used. */
    @POST
    @Path("/cancel")
    @Operation(summary = "Takes a voucher back that waits or can be used")
    public VoucherView cancel(@PathParam("voucherId") String voucherId, @Nullable CancelRequest request) {
        FieldErrors errors = new FieldErrors();
        var act = act(request == null ? null : request.reason(), errors);
        errors.orContinue();
        return view(Refusals.value(support.cancel(Ids.inPath(voucherId), act)));
    }

    /** Moves the end of a voucher that waits or can be used. */
    @POST
    @Path("/extend")
    @Operation(summary = "Moves the end of a voucher that waits or can be used")
    public VoucherView extend(@PathParam("voucherId") String voucherId, @Nullable ExtendRequest request) {
        FieldErrors errors = new FieldErrors();
        var act = act(request == null ? null : request.reason(), errors);
        errors.require(request != null && request.validUntil() != null, "validUntil", "an instant is expected");
        errors.orContinue();
        Instant until = Objects.requireNonNull(Objects.requireNonNull(request).validUntil());
        return view(Refusals.value(support.extend(Ids.inPath(voucherId), until, act)));
    }

    private SupportAct act(@Nullable String reason, FieldErrors errors) {
        List<String> reasons = programmes.inForceAt(clock.now()).adjustments().reasons();
        errors.require(reason != null && reasons.contains(reason), "reason", "one of " + reasons);
        return new SupportAct(access.subject(), String.valueOf(reason));
    }

    private VoucherView view(MemberVoucher voucher) {
        return views.present(voucher, clock.now(), false, List.of());
    }
}
