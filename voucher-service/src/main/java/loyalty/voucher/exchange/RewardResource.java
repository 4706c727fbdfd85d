package loyalty.voucher.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import loyalty.api.Languages;
import loyalty.clock.BusinessClock;
import loyalty.programme.Programme;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.programme.wallet.Reward;
import loyalty.voucher.domain.PriceList;
import loyalty.voucher.holder.Holders;
import loyalty.voucher.holder.MemberAccess;
import loyalty.voucher.vouchers.OfferStock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The price list in points. */
@Path("/v1/rewards")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class RewardResource {

    private final MemberAccess access;
    private final Holders holders;
    private final OfferStock stocks;
    private final PointsClient points;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    RewardResource(
            MemberAccess access,
            Holders holders,
            OfferStock stocks,
            PointsClient points,
            KnownProgrammes programmes,
            BusinessClock clock) {
        this.access = access;
        this.holders = holders;
        this.stocks = stocks;
        this.points = points;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** All that is and will be sold. */
    record PriceListView(List<RewardView> items) {}

    /**
     * A line of the price list.
     *
     * @param availableFrom from when on the caller can buy it; null when it has always been sold
     * @param stock how many are left; null when there is no limit
     * @param affordable whether the caller's points suffice; null when the caller has none or they cannot be told now
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RewardView(
            String reward,
            long points,
            String text,
            @Nullable Instant availableFrom,
            @Nullable Long stock,
            @Nullable Boolean affordable) {}

    /** The price list for the caller: a member sees what their tier can buy, staff sees all. */
    @GET
    @Operation(summary = "The price list in points, for the caller")
    public PriceListView list(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        Instant now = clock.now();
        Programme programme = programmes.inForceAt(now);
        String tier = access.self()
                .map(member -> holders.tierOf(member, programme))
                .orElse(programme.tiers().steps().getFirst().tier());
        boolean staff = access.self().isEmpty();
        OptionalLong available = staff ? OptionalLong.empty() : points.available(access.subject(), authorization);
        Map<String, Long> sold = stocks.gone();
        List<String> languages = Languages.of(language, null);
        return new PriceListView(programme.priceList().stream()
                .filter(reward -> !PriceList.isOver(reward, now, programme.calendar()))
                .filter(reward -> staff || PriceList.isFor(reward, tier))
                .map(reward -> new RewardView(
                        reward.reward(),
                        reward.points(),
                        Programme.textIn(reward.text(), languages),
                        PriceList.soldFrom(reward, tier, programme.calendar()).orElse(null),
                        left(reward, sold),
                        available.isPresent() ? available.getAsLong() >= reward.points() : null))
                .toList());
    }

    private static @Nullable Long left(Reward reward, Map<String, Long> sold) {
        Long stock = reward.stock();
        return stock == null ? null : Math.max(0, stock - sold.getOrDefault(reward.reward(), 0L));
    }
}
