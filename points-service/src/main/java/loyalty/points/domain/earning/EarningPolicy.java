package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import loyalty.points.domain.account.Renewal;
import loyalty.programme.Programme;
import loyalty.programme.earning.EarnRule;
import loyalty.programme.earning.PointRules;
import loyalty.programme.earning.Rounding;
import loyalty.programme.earning.When;
import loyalty.programme.tiers.Ladder;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a programme makes of what a member does.
 *
 * @param programme the version in force when it was done
 */
public record EarningPolicy(Programme programme) {

    /** What has to be known of the member, beside their tier, to tell what something on this day earns. */
    public Set<String> asks(Instant at) {
        PointRules rules = programme.points();
        Set<String> names = new HashSet<>();
        if (rules.rounding() == Rounding.CARRY) {
            names.add(Counts.CARRIED);
        }
        if (rules.rules().stream().anyMatch(rule -> rule.each() == EarnRule.Each.FIRST_ORDER)) {
            names.add(Counts.ORDERS);
        }
        LocalDate day = programme.calendar().dayOf(at);
        rules.caps().stream()
                .map(cap -> cap.counter(day))
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    /**
     * What the order earns a member who held tiers so.
     *
     * @param given what is counted of them under the names that this policy asks for, which attributes they had, and how
     *     many points pay
     */
    public Earned earn(Order order, TierPeriods tiers, Counts given) {
        LocalDate day = programme.calendar().dayOf(order.placedAt());
        String tier = tiers.on(day, this::isRate)
                .orElseGet(() -> programme.tiers().lowest().tier());
        List<BasisLine> lines = BasisLine.of(
                programme, order, given.get(Counts.PAID_WITH_POINTS).longValue());
        When.Occasion occasion = OrderRules.occasion(programme, order, tier, lines, given);
        boolean isFirst = given.get(Counts.ORDERS).signum() == 0;
        List<RulePart> parts = new OrderRules(programme.points(), occasion, lines, isFirst).parts();
        WholePoints whole = new WholePoints(programme.points(), day, given, parts);
        return earned(whole, tier, order.placedAt(), given, qualifying(order, whole.points()));
    }

    /** What an activity earns a member who held tiers so. */
    public Earned earn(Activity activity, TierPeriods tiers, Counts given) {
        LocalDate day = programme.calendar().dayOf(activity.happenedAt());
        String tier = tiers.on(day, this::isRate)
                .orElseGet(() -> programme.tiers().lowest().tier());
        var occasion = new When.Occasion(
                day,
                tier,
                AttributePeriods.counted(programme, given),
                null,
                activity.location(),
                BigDecimal.ZERO,
                0,
                List.of(),
                List.of(),
                activity.type());
        WholePoints whole = new WholePoints(programme.points(), day, given, parts(activity, occasion));
        boolean inPoints = programme.tiers().metric() == Ladder.Metric.POINTS;
        var qualifying = new Earned.Qualifying(
                programme.tiers().metric().word(), inPoints ? BigDecimal.valueOf(whole.points()) : BigDecimal.ZERO);
        return earned(whole, tier, activity.happenedAt(), given, qualifying);
    }

    private List<RulePart> parts(Activity activity, When.Occasion occasion) {
        List<RulePart> parts = new ArrayList<>();
        for (EarnRule rule : programme.points().rules()) {
            boolean meant = rule.each() == EarnRule.Each.ENROLMENT
                    ? activity.type().equals(Activity.ENROLMENT)
                    : rule.each() == EarnRule.Each.ACTIVITY && activity.type().equals(rule.activity());
            if (meant && rule.when().applies(occasion)) {
                String rate = RulePart.words(rule.points(), BigDecimal.ONE);
                parts.add(new RulePart(
                        rule.rule(), null, BigDecimal.ONE, rate, List.of(RulePart.Piece.of(rule.points()))));
            }
        }
        return parts;
    }

    /** How many of so many points could pay for an order; none where the programme gives them no value. */
    public long payable(Order order, long available) {
        OptionalLong cost = cost(order);
        return cost.isEmpty() ? 0 : Math.min(cost.getAsLong(), available);
    }

    /** How many points pay what vouchers and store currency leave to pay; nothing where points have no money value. */
    public OptionalLong cost(Order order) {
        PointRules.Value value = programme.points().value();
        if (value == null) {
            return OptionalLong.empty();
        }
        BigDecimal all = order.payable()
                .multiply(BigDecimal.valueOf(value.points()))
                .divide(value.amount(), 0, RoundingMode.CEILING);
        return OptionalLong.of(all.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    private Earned earned(WholePoints whole, String tier, Instant at, Counts given, Earned.Qualifying qualifying) {
        LocalDate day = programme.calendar().dayOf(at);
        boolean nothing = whole.points() == 0;
        return new Earned(
                programme.version(),
                tier,
                whole.points(),
                nothing ? null : availableAt(at, day),
                nothing ? null : expiresAt(day, tier),
                whole.applied(),
                qualifying,
                given,
                whole.counted(),
                nothing ? null : Renewal.of(programme.points().expiry().lifeFor(tier), programme.timeZone()));
    }

    private Instant availableAt(Instant at, LocalDate day) {
        PointRules.Pending pending = programme.points().pending();
        LocalDate until = pending.until();
        Integer days = pending.days();
        Integer hours = pending.hours();
        if (until != null) {
            Instant start = programme.calendar().startOf(until);
            return start.isAfter(at) ? start : at;
        }
        if (hours != null) {
            return at.plus(hours, ChronoUnit.HOURS);
        }
        return days == null || days == 0 ? at : programme.calendar().startOf(day.plusDays(days));
    }

    /**
     * The exclusive end of points that are added on a day; null when they have none.
     *
     * @param tier held then; null when it does not matter
     */
    public @Nullable Instant expiresAt(LocalDate day, @Nullable String tier) {
        return programme.points().expiry().lifeFor(tier).endOf(day, programme.calendar());
    }

    private boolean isRate(String tier) {
        return programme.ladders().stream().noneMatch(further -> further.rankOf(tier) >= 0);
    }

    /** By the basis of the ladder; that points paid a part of it does not matter to a tier. */
    private BigDecimal spent(Order order) {
        boolean whole = programme.countsPaidWithVouchers(programme.tiers());
        return order.lines().stream()
                .filter(line -> programme.counts(programme.tiers(), line.kind().word(), line.category()))
                .map(line -> whole ? line.amount() : line.payable())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(programme.amountDecimals(), RoundingMode.UNNECESSARY);
    }

    private Earned.Qualifying qualifying(Order order, long points) {
        Ladder.Metric metric = programme.tiers().metric();
        return new Earned.Qualifying(
                metric.word(),
                switch (metric) {
                    case SPEND -> spent(order);
                    case POINTS -> BigDecimal.valueOf(points);
                    case ORDERS -> BigDecimal.ONE;
                    case ACTIVITIES -> BigDecimal.ZERO;
                });
    }
}
