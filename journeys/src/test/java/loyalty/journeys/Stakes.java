package loyalty.journeys;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import loyalty.journeys.Basket.Slip;
import loyalty.journeys.Purse.Voucher;

/** What a member put in and took out, and what that comes to when all goods are back. */
final class Stakes {

    BigDecimal paid = BigDecimal.ZERO;
    BigDecimal refunded = BigDecimal.ZERO;
    /** Points that vouchers were bought for. */
    long exchanged;
    /** Points that became something by themselves. */
    long converted;
    /** Points that were taken for something that is no order, and that no return brings back. */
    long elsewhere;

    final Set<String> usedAndHeld = new TreeSet<>();
    Purse before = new Purse(0, BigDecimal.ZERO, Map.of());
    Purse after = before;

    /**
     * What was gained, a line each; nothing when nothing was. What was bought for points, or made of them, counts as those
     * points, so that one that ended unused hides nothing; neither does one of the beginning.
     */
    List<String> gains(Terms terms) {
        List<String> gains = new ArrayList<>(usedAndHeld);
        if (refunded.compareTo(paid) > 0) {
            gains.add("paid " + paid + ", refunded " + refunded);
        }
        BigDecimal vouchers = BigDecimal.ZERO;
        for (Map.Entry<String, Voucher> held : after.vouchers().entrySet()) {
            BigDecimal had = before.vouchers().containsKey(held.getKey())
                    ? before.vouchers().get(held.getKey()).value()
                    : BigDecimal.ZERO;
            if (!terms.isForAnotherCause(held.getValue())) {
                vouchers = vouchers.add(held.getValue().value().subtract(had).max(BigDecimal.ZERO));
            }
        }
        BigDecimal cash = after.cash().subtract(before.cash());
        BigDecimal value = refunded.subtract(paid).add(cash).add(vouchers);
        if (value.signum() > 0) {
            gains.add("refunded " + refunded + " - paid " + paid + " + store currency " + cash + " + vouchers "
                    + vouchers + " = " + value);
        }
        long points = after.points() - before.points() + exchanged + converted + elsewhere;
        if (points > 0) {
            gains.add("points " + after.points() + " - before " + before.points() + " + exchanged " + exchanged
                    + " + converted " + converted + " + captured elsewhere " + elsewhere + " = " + points);
        }
        return gains;
    }

    /** Vouchers that took something off goods that are kept, and can be used all the same. */
    List<String> usedAndHeld(Player player, Purse purse) {
        List<String> found = new ArrayList<>();
        for (Basket basket : player.baskets) {
            for (Slip slip : basket.keepsGoods() ? basket.slips("confirmed") : List.<Slip>of()) {
                for (var discount : slip.answer.get("discounts")) {
                    purse.vouchers().values().stream()
                            .filter(voucher -> !voucher.isFrom("code")
                                    && voucher.code()
                                            .equals(discount.get("code").asText()))
                            .forEach(voucher -> found.add("a voucher over " + voucher.value() + " pays for goods of "
                                    + basket.orderId + " and can be used again"));
                }
            }
        }
        return found;
    }
}
