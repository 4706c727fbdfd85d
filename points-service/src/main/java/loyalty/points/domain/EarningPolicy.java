package loyalty.points.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import loyalty.programme.Ladder;
import loyalty.programme.PointRules;
import loyalty.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a programme makes of an order: one rate by tier, on what the basis names after all discounts,
 * rounded once for the order.
 *
 * @param programme the version in force when the order was placed
 */
public record EarningPolicy(Programme programme) {

    /** What the order earns a member who held tiers so. */
    public Earned earn(Order order, TierPeriods tiers) {
        LocalDate day = programme.calendar().dayOf(order.placedAt());
        String tier = tiers.on(day, this::isRate)
                .orElseGet(() -> programme.tiers().lowest().tier());
        BigDecimal basis = basis(order);
        Explanation.RuleApplied rule = byRate(basis, tier);
        long points = rule.points();
        return new Earned(
                programme.version(),
                tier,
                points,
                points == 0 ? null : availableAt(order.placedAt(), day),
                points == 0 ? null : expiresAt(day),
                List.of(rule),
                qualifying(basis, points));
    }

    private boolean isRate(String tier) {
        return programme.ladders().stream().noneMatch(further -> further.rankOf(tier) >= 0);
    }

    private BigDecimal basis(Order order) {
        var kinds = programme.points().basis().kinds();
        return order.lines().stream()
                .filter(line -> kinds.contains(line.kind().word()))
                .map(Order.Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(programme.amountDecimals(), RoundingMode.UNNECESSARY);
    }

    private Explanation.RuleApplied byRate(BigDecimal basis, String tier) {
        PointRules.Earn earn = programme.points().earn();
        PointRules.Rounding rounding = programme.points().rounding();
        BigDecimal rate = earn.points().multiply(earn.timesFor(tier));
        long points =
                basis.multiply(rate).divide(earn.per(), 0, rounding.mode()).longValueExact();
        return new Explanation.RuleApplied(
                "earn", basis.toPlainString(), words(rate, earn.per()), rounding.word(), points);
    }

    private static String words(BigDecimal rate, BigDecimal per) {
        String times = rate.stripTrailingZeros().toPlainString();
        return per.compareTo(BigDecimal.ONE) == 0 ? times : times + "/" + per.toPlainString();
    }

    private Instant availableAt(Instant placedAt, LocalDate day) {
        int days = programme.points().pending().days();
        return days == 0 ? placedAt : programme.calendar().startOf(day.plusDays(days));
    }

    /** The exclusive end of points that are added on a day; null when they have none. */
    public @Nullable Instant expiresAt(LocalDate day) {
        PointRules.Expiry expiry = programme.points().expiry();
        Integer wholeMonths = expiry.endOfMonthPlusMonths();
        Integer months = expiry.months();
        if (wholeMonths != null) {
            return programme.calendar().endOfMonth(day, wholeMonths);
        }
        return months == null ? null : programme.calendar().startOf(day.plusMonths(months));
    }

    private Earned.Qualifying qualifying(BigDecimal basis, long points) {
        Ladder.Metric metric = programme.tiers().metric();
        return new Earned.Qualifying(
                metric.word(),
                switch (metric) {
                    case SPEND -> basis;
                    case POINTS -> BigDecimal.valueOf(points);
                    case ORDERS -> BigDecimal.ONE;
                    case ACTIVITIES -> BigDecimal.ZERO;
                });
    }
}
