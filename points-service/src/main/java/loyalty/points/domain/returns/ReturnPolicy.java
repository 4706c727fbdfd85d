package loyalty.points.domain.returns;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.earning.BasisLine;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.earning.TierPeriods;

/**
 * What the version of a programme that paid an order makes of its return. What stays with the member is rated again, with
 * the tier and the counts of then; what it earns less is taken back. Each step counts from the whole, so that the last one
 * takes what rounding left over, and all steps together take exactly what was earned.
 *
 * @param policy by the version that paid the order
 */
public record ReturnPolicy(EarningPolicy policy) {

    /**
     * What a return comes to.
     *
     * @param earlier the returns of the order before
     * @param asked how many units of which line come back; only lines of the order
     * @param spent how many points paid for the order
     */
    public Outcome<ReturnTerms> terms(
            Purchase purchase, List<ReturnTerms> earlier, Map<String, Long> asked, long spent) {
        Map<String, Long> before = returned(earlier);
        for (Order.Line line : purchase.order().lines()) {
            long came = before.getOrDefault(line.id(), 0L);
            long more = asked.getOrDefault(line.id(), 0L);
            if (came + more > line.quantity()) {
                return Outcome.refused(new Rejection.ReturnExceedsOrder(line.id(), line.quantity(), came, more));
            }
        }
        Map<String, Long> after = new HashMap<>(before);
        asked.forEach((line, quantity) -> after.merge(line, quantity, Long::sum));
        return Outcome.done(terms(purchase, earlier, before, after, spent));
    }

    private ReturnTerms terms(
            Purchase purchase,
            List<ReturnTerms> earlier,
            Map<String, Long> before,
            Map<String, Long> after,
            long spent) {
        Order order = purchase.order();
        ReturnedUnits units = new ReturnedUnits(order, before, after);
        Order left = units.left();
        boolean complete = left.lines().isEmpty();
        long restoredInAll = restored(order, left, spent);
        Earned kept = complete ? nothing(purchase.earned()) : rated(purchase, left, restoredInAll);
        long dueInAll = Math.max(0, purchase.earned().points() - kept.points());
        long dueBefore = earlier.stream().mapToLong(ReturnTerms::due).sum();
        long restoredBefore = earlier.stream().mapToLong(ReturnTerms::restored).sum();
        Counts countedSoFar = earlier.stream()
                .map(ReturnTerms::counted)
                .reduce(purchase.earned().counted(), Counts::plus);
        return new ReturnTerms(
                units.lines(),
                complete,
                Math.max(0, dueInAll - dueBefore),
                restoredInAll - restoredBefore,
                paidWithPoints(order, left, earlier, worth(restoredInAll), worth(spent)),
                kept.rules(),
                kept.counted().minus(countedSoFar));
    }

    private static Map<String, Long> returned(List<ReturnTerms> earlier) {
        Map<String, Long> returned = new HashMap<>();
        earlier.forEach(terms -> terms.lines().forEach(line -> returned.merge(line.id(), line.quantity(), Long::sum)));
        return returned;
    }

    private BigDecimal worth(long points) {
        return BasisLine.worth(policy.programme(), points);
    }

    /** As much of the points that paid as of the money that was to be paid. */
    private static long restored(Order order, Order left, long spent) {
        BigDecimal total = order.payable();
        if (left.lines().isEmpty() || total.signum() == 0) {
            return left.lines().isEmpty() ? spent : 0;
        }
        return total.subtract(left.payable())
                .multiply(BigDecimal.valueOf(spent))
                .divide(total, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /**
     * What points had paid of the goods that come back: what those are worth that come back with them, but never more than
     * the goods were to be paid with, and never so little that the rest could not be kept back with what stays. So no step
     * pays out less than nothing, and all steps together pay out what was paid in money.
     */
    private static BigDecimal paidWithPoints(
            Order order, Order left, List<ReturnTerms> earlier, BigDecimal worthInAll, BigDecimal spent) {
        BigDecimal before = earlier.stream().map(ReturnTerms::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal returnedBefore = earlier.stream().map(ReturnTerms::payable).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal most = order.payable().subtract(left.payable()).subtract(returnedBefore);
        BigDecimal needed = spent.min(order.payable()).subtract(left.payable());
        return worthInAll.max(needed).subtract(before).min(most).max(BigDecimal.ZERO.setScale(spent.scale()));
    }

    private Earned rated(Purchase purchase, Order left, long restored) {
        Counts given = purchase.earned().given();
        long paid = given.get(Counts.PAID_WITH_POINTS).longValue();
        Counts fewer = Counts.of(Counts.PAID_WITH_POINTS, -Math.min(restored, paid));
        var tier = new TierPeriods.Period(1, LocalDate.EPOCH, purchase.earned().tier());
        return policy.earn(left, new TierPeriods(List.of(tier)), given.plus(fewer));
    }

    private static Earned nothing(Earned earned) {
        var qualifying = new Earned.Qualifying(earned.qualifying().metric(), BigDecimal.ZERO);
        return new Earned(
                earned.programmeVersion(),
                earned.tier(),
                0,
                null,
                null,
                List.of(),
                qualifying,
                earned.given(),
                Counts.NONE,
                null);
    }
}
