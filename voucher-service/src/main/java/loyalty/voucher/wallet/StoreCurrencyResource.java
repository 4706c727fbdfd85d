package loyalty.voucher.wallet;

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
import java.util.List;
import java.util.function.Predicate;
import loyalty.api.Roles;
import loyalty.clock.BusinessClock;
import loyalty.programme.news.KnownProgrammes;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The store currency that a member holds. */
@Path("/v1/members/{memberId}/store-currency")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class StoreCurrencyResource {

    private final Doorkeeper door;
    private final Lots lots;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    StoreCurrencyResource(Doorkeeper door, Lots lots, KnownProgrammes programmes, BusinessClock clock) {
        this.door = door;
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

    /** One lot and its window. */
    record LotView(BigDecimal amount, BigDecimal left, Instant redeemableFrom, Instant redeemableUntil, String cause) {}

    /** What can be spent now and later, and until when. What has ended is not shown, whether a sweep has run or not. */
    @GET
    @RolesAllowed({Roles.CHECKOUT, Roles.SUPPORT, Roles.SUPERVISOR, Roles.AUDITOR, Roles.MEMBER})
    public StoreCurrencyView storeCurrency(
            @RestPath String memberId, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Instant now = clock.now();
        List<Lots.Row> alive = lots.of(door.admit(memberId, authorization)).stream()
                .filter(lot -> now.isBefore(lot.redeemableUntil()))
                .toList();
        int decimals = programmes.inForceAt(now).amountDecimals();
        Predicate<Lots.Row> open = lot -> !now.isBefore(lot.redeemableFrom());
        return new StoreCurrencyView(
                sum(alive.stream().filter(open).toList(), decimals),
                sum(alive.stream().filter(open.negate()).toList(), decimals),
                alive.stream()
                        .map(lot -> new LotView(
                                lot.issued().setScale(decimals),
                                lot.left().setScale(decimals),
                                lot.redeemableFrom(),
                                lot.redeemableUntil(),
                                "order:" + lot.orderId()))
                        .toList());
    }

    private static BigDecimal sum(List<Lots.Row> lots, int decimals) {
        return lots.stream()
                .map(Lots.Row::left)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(decimals);
    }
}
