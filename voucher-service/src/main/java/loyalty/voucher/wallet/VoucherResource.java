package loyalty.voucher.wallet;

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
import java.util.Map;
import java.util.Set;
import loyalty.api.Languages;
import loyalty.api.Page;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.programme.Programme;
import loyalty.programme.VoucherTemplate;
import loyalty.programme.news.KnownProgrammes;
import loyalty.voucher.domain.Voucher;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The vouchers that a member holds. */
@Path("/v1/members/{memberId}/vouchers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VoucherResource {

    private static final Set<String> STATUSES =
            Set.of("scheduled", "issued", "reserved", "redeemed", "expired", "cancelled");

    private final Doorkeeper door;
    private final Vouchers vouchers;
    private final CodeVault codes;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    VoucherResource(
            Doorkeeper door, Vouchers vouchers, CodeVault codes, KnownProgrammes programmes, BusinessClock clock) {
        this.door = door;
        this.vouchers = vouchers;
        this.codes = codes;
        this.programmes = programmes;
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
        boolean owner = door.isOwner(memberId);
        List<VoucherView> all = vouchers.of(door.admit(memberId, authorization)).stream()
                .map(row -> view(row, now, owner, Languages.of(language, null)))
                .filter(view -> status == null || view.status().equals(status))
                .toList();
        List<VoucherView> rest = all.stream()
                .dropWhile(view -> after != null && !view.voucherId().equals(after))
                .skip(after == null ? 0 : 1)
                .limit(size + 1L)
                .toList();
        return Page.of(rest, size, VoucherView::voucherId);
    }

    private VoucherView view(Vouchers.Row row, Instant now, boolean owner, List<String> languages) {
        Voucher voucher = Voucher.stored(row.status(), row.validity(), now);
        Programme programme = programmes.named(row.programmeVersion());
        return new VoucherView(
                row.voucherId(),
                owner ? codes.open(row.codeCipher()) : null,
                "amount",
                row.amount().setScale(programme.amountDecimals()),
                voucher.status(),
                row.validity().from(),
                row.validity().until(),
                row.cause(),
                Programme.textIn(text(programme, row.template()), languages));
    }

    private static Map<String, String> text(Programme programme, String template) {
        return programme.vouchers().stream()
                .filter(t -> t.id().equals(template))
                .map(VoucherTemplate::text)
                .findFirst()
                .orElse(Map.of("en", template));
    }
}
