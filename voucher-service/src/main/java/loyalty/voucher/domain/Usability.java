package loyalty.voucher.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loyalty.programme.wallet.Offer;
import loyalty.programme.wallet.UseRules;

/** Why a member's own voucher cannot be used on a basket, by the rules of its programme version. */
public final class Usability {

    /**
     * Who is at the till.
     *
     * @param tier where they stand
     * @param orders how many orders they made before
     */
    public record Shopper(String tier, long orders) {}

    /** A reason, as a word for programs. */
    public enum Reason {
        /** The order is too small. */
        MINIMUM_ORDER,
        /** It is for members of other tiers. */
        TIER,
        /** It is for other channels. */
        CHANNEL,
        /** It is for the first order. */
        FIRST_ORDER,
        /** An order takes one of its sort, and there is one before it. */
        ONE_PER_ORDER,
        /** There is nothing that it takes something off. */
        NOTHING_COVERED,
        /** Its start has not come. */
        NOT_YET,
        /** So many of the code are used already, by the member or by all. */
        LIMIT;

        /** The word that programs read. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Usability() {}

    /** What stands against an offer on a basket for a shopper; what it covers is seen at the till. */
    public static Optional<Reason> against(Offer offer, Basket basket, Shopper shopper) {
        UseRules use = offer.use();
        BigDecimal least = offer.minimumOrder();
        if (least != null && basket.goods().compareTo(least) < 0) {
            return Optional.of(Reason.MINIMUM_ORDER);
        }
        if (!UseRules.allows(use.tiers(), shopper.tier())) {
            return Optional.of(Reason.TIER);
        }
        if (!UseRules.allows(use.channels(), basket.channel())) {
            return Optional.of(Reason.CHANNEL);
        }
        return use.firstOrder() && shopper.orders() > 0 ? Optional.of(Reason.FIRST_ORDER) : Optional.empty();
    }

    /**
     * Whether the last of some offers cannot stand beside the others: of those that do not stack an order
     * takes one, and one of each kind that is one per order.
     */
    public static Optional<Reason> among(List<Offer> offers) {
        Offer last = offers.getLast();
        boolean isSecond = offers.subList(0, offers.size() - 1).stream()
                .anyMatch(before -> !last.use().stackable() && !before.use().stackable()
                        || last.use().onePerOrder() && before.key().equals(last.key()));
        return isSecond ? Optional.of(Reason.ONE_PER_ORDER) : Optional.empty();
    }
}
