package loyalty.voucher.storecurrency;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.holder.MemberAccess;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The store currency that a member holds. */
@Path("/v1/members/{memberId}/store-currency")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class StoreCurrencyResource {

    private final MemberAccess access;
    private final Lots lots;
    private final List<HeldStoreCurrency> held;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    StoreCurrencyResource(
            MemberAccess access,
            Lots lots,
            @All List<HeldStoreCurrency> held,
            KnownProgrammes programmes,
            BusinessClock clock) {
        this.held = held;
        this.access = access;
        this.lots = lots;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * What a member has.
     *
     * @param available can be spent now
     * @param upcoming can be spent later
     */
    record StoreCurrencyView(BigDecimal available, BigDecimal upcoming, List<LotView> lots) {}

    /** One lot and its window; what a till holds of it is not left. */
    record LotView(BigDecimal amount, BigDecimal left, Instant redeemableFrom, Instant redeemableUntil, String cause) {}

    /** What can be spent now and later, and until when. What has ended is not shown, whether a sweep has run or not. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    public StoreCurrencyView storeCurrency(
            @RestPath String memberId, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Instant now = clock.now();
        Pseudonym member = access.admit(memberId, authorization);
        Map<String, BigDecimal> heldNow = new HashMap<>();
        held.forEach(
                one -> one.heldAt(now, member).forEach((lot, amount) -> heldNow.merge(lot, amount, BigDecimal::add)));
        int decimals = programmes.inForceAt(now).amountDecimals();
        List<LotView> alive = lots.of(member).stream()
                .filter(lot -> now.isBefore(lot.redeemableUntil()))
                .map(lot -> view(lot, heldNow.getOrDefault(lot.lotId(), BigDecimal.ZERO), decimals))
                .toList();
        Predicate<LotView> open = lot -> !now.isBefore(lot.redeemableFrom());
        return new StoreCurrencyView(
                sum(alive.stream().filter(open).toList(), decimals),
                sum(alive.stream().filter(open.negate()).toList(), decimals),
                alive);
    }

    private static LotView view(Lot lot, BigDecimal held, int decimals) {
        return new LotView(
                lot.issued().setScale(decimals),
                lot.left().subtract(held).setScale(decimals),
                lot.redeemableFrom(),
                lot.redeemableUntil(),
                lot.cause().text());
    }

    private static BigDecimal sum(List<LotView> lots, int decimals) {
        return lots.stream()
                .map(LotView::left)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(decimals);
    }
}
