package loyalty.voucher.vouchers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import loyalty.api.Languages;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.voucher.holder.MemberAccess;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The vouchers that a member holds. */
@Path("/v1/members/{memberId}/vouchers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VoucherResource {

    private static final Set<String> STATUSES =
            Set.of("scheduled", "issued", "reserved", "redeemed", "expired", "cancelled");

    private final MemberAccess access;
    private final Vouchers vouchers;
    private final VoucherViews views;
    private final BusinessClock clock;

    VoucherResource(MemberAccess access, Vouchers vouchers, VoucherViews views, BusinessClock clock) {
        this.access = access;
        this.vouchers = vouchers;
        this.views = views;
        this.clock = clock;
    }

    /** The vouchers, the newest first; all, or those of a status. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    public Page<VoucherView> list(
            @RestPath String memberId,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        int size = Page.limit(limit);
        if (status != null && !STATUSES.contains(status)) {
            throw new ProblemException(Problems.malformedRequest(
                    "status", "one of " + STATUSES.stream().sorted().toList()));
        }
        Instant now = clock.now();
        boolean owner = access.isOwner(memberId);
        List<VoucherView> all = vouchers.of(access.admit(memberId, authorization)).stream()
                .map(voucher -> views.present(voucher, now, owner, Languages.of(language, null)))
                .filter(view -> status == null || view.status().equals(status))
                .toList();
        List<VoucherView> rest = all.stream()
                .dropWhile(view -> after != null && !view.voucherId().equals(after))
                .skip(after == null ? 0 : 1)
                .limit(size + 1L)
                .toList();
        return Page.of(rest, size, VoucherView::voucherId);
    }
}
