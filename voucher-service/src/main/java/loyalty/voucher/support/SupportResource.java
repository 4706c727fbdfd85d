package loyalty.voucher.support;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import loyalty.api.Caller;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.Roles;
import loyalty.api.forms.Forms;
import loyalty.voucher.Refusals;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.vouchers.VoucherView;
import loyalty.voucher.vouchers.VoucherViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What support does with a voucher that was issued. */
@Path("/v1/vouchers/{voucherId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.SUPPORT, Roles.SUPERVISOR})
class SupportResource {

    private static final int OK = 200;
    private static final String REASON = "a reason of the programme";

    private final SupportVouchers support;
    private final VoucherViews views;
    private final Caller caller;
    private final Forms forms;

    SupportResource(SupportVouchers support, VoucherViews views, Caller caller, Forms forms) {
        this.support = support;
        this.views = views;
        this.caller = caller;
        this.forms = forms;
    }

    /** Why a voucher is taken back. */
    record CancelRequest(
            @NotNull(message = REASON) @Nullable String reason) {}

    /** Until when a voucher is to live, and why. */
    record ExtendRequest(
            @NotNull(message = FieldErrors.INSTANT) @Nullable
            Instant validUntil,

            @NotNull(message = REASON) @Nullable String reason) {}

    /** Takes a voucher back that waits or can be used. */
    @POST
    @Path("/cancel")
    @Operation(summary = "Takes a voucher back that waits or can be used; 409 above what one may do alone")
    public RestResponse<VoucherView> cancel(
            @PathParam("voucherId") String voucherId, @Context HttpHeaders headers, @Nullable CancelRequest request) {
        String reason = forms.sound(request, new CancelRequest(null)).reason();
        return view(support.cancel(Ids.inPath(voucherId), Agent.of(caller, headers), Objects.requireNonNull(reason)));
    }

    /** Moves the end of a voucher that waits or can be used. */
    @POST
    @Path("/extend")
    @Operation(summary = "Moves the end of a voucher that waits or can be used; 409 beyond what one may do alone")
    public RestResponse<VoucherView> extend(
            @PathParam("voucherId") String voucherId, @Context HttpHeaders headers, @Nullable ExtendRequest request) {
        ExtendRequest asked = forms.sound(request, new ExtendRequest(null, null));
        return view(support.extend(
                Ids.inPath(voucherId),
                Objects.requireNonNull(asked.validUntil()).truncatedTo(ChronoUnit.MICROS),
                Agent.of(caller, headers),
                Objects.requireNonNull(asked.reason())));
    }

    private RestResponse<VoucherView> view(Outcome<SupportVouchers.Moved> outcome) {
        return Refusals.answer(OK, outcome, moved -> views.present(moved.voucher(), moved.at(), false, List.of()));
    }
}
