package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import loyalty.events.PointsEarned;
import loyalty.events.PointsReturned;
import loyalty.programme.Programme;
import loyalty.programme.earning.Basis;
import loyalty.programme.tiers.Ladder;
import loyalty.tier.domain.Purchase;
import loyalty.tier.domain.Return;
import loyalty.tier.domain.Share;
import org.jspecify.annotations.Nullable;

/**
 * What of an order counts for which ladder, by the version that paid the order. A ladder with a basis of its own counts
 * of the points what its lines are of the lines that earned them, rounded down. What vouchers and store currency paid
 * counts where the basis says so; what counts orders counts those of which something is left, whoever paid it.
 */
record Qualification(Programme programme) {

    private record Line(String kind, @Nullable String category, BigDecimal amount, BigDecimal payable) {

        boolean isPaidWithVouchers() {
            return amount.compareTo(payable) != 0;
        }
    }

    Purchase of(PointsEarned order) {
        List<Line> lines = order.lines().stream()
                .map(line -> new Line(line.kind(), line.category(), line.amount(), line.payable()))
                .toList();
        return new Purchase(
                order.orderId(),
                order.placedAt(),
                new Share(byPoints(lines), order.points(), 1),
                own(lines, order.points()));
    }

    Return of(PointsReturned back) {
        List<Line> lines = back.lines().stream()
                .map(line -> new Line(line.kind(), line.category(), line.amount(), line.payable()))
                .toList();
        return new Return(
                back.returnId(),
                back.orderId(),
                back.returnedAt(),
                new Share(byPoints(lines), back.reversed(), 0),
                own(lines, back.reversed()),
                back.complete());
    }

    private BigDecimal byPoints(List<Line> lines) {
        return byPoints(lines, (kind, category) -> true);
    }

    private BigDecimal byPoints(List<Line> lines, BiPredicate<String, @Nullable String> among) {
        Basis basis = programme.points().basis();
        return sum(
                lines,
                (kind, category) -> basis.counts(kind, category) && among.test(kind, category),
                basis.countsPaidWithVouchers());
    }

    private Map<String, Share> own(List<Line> lines, long points) {
        Map<String, Share> own = new HashMap<>();
        for (Ladder ladder : programme.allLadders()) {
            boolean ofOrders = ladder.metric() == Ladder.Metric.ORDERS;
            BiPredicate<String, @Nullable String> basis = (kind, category) -> programme.counts(ladder, kind, category);
            boolean some = lines.stream().anyMatch(line -> basis.test(line.kind(), line.category()));
            boolean asPaid = some && lines.stream().noneMatch(Line::isPaidWithVouchers);
            if (ladder.basis() != null || (ofOrders && !asPaid)) {
                boolean whole = ofOrders || programme.countsPaidWithVouchers(ladder);
                own.put(
                        ladder.ladder(),
                        new Share(sum(lines, basis, whole), pointsOf(lines, basis, points), some ? 1 : 0));
            }
        }
        return own;
    }

    private long pointsOf(List<Line> lines, BiPredicate<String, @Nullable String> basis, long points) {
        BigDecimal earning = byPoints(lines);
        BigDecimal counting = byPoints(lines, basis);
        return earning.signum() == 0
                ? 0
                : counting.multiply(BigDecimal.valueOf(points))
                        .divide(earning, 0, RoundingMode.DOWN)
                        .longValueExact();
    }

    /** @param whole whether what vouchers and store currency paid counts too */
    private static BigDecimal sum(List<Line> lines, BiPredicate<String, @Nullable String> basis, boolean whole) {
        return lines.stream()
                .filter(line -> basis.test(line.kind(), line.category()))
                .map(line -> whole ? line.amount() : line.payable())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
