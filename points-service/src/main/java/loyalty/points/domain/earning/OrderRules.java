package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.programme.Programme;
import loyalty.programme.earning.EarnEvent;
import loyalty.programme.earning.EarnRule;
import loyalty.programme.earning.PointRules;
import loyalty.programme.earning.When;
import org.jspecify.annotations.Nullable;

/** Which rules of a programme an order meets, and what each brings. */
final class OrderRules {

    private final PointRules rules;
    private final When.Occasion occasion;
    private final List<BasisLine> lines;
    private final boolean isFirst;
    private final List<RulePart> parts = new ArrayList<>();

    /**
     * @param lines the basis
     * @param isFirst whether no order came before
     */
    OrderRules(PointRules rules, When.Occasion occasion, List<BasisLine> lines, boolean isFirst) {
        this.rules = rules;
        this.occasion = occasion;
        this.lines = lines;
        this.isFirst = isFirst;
    }

    /** The rate of some lines. */
    private record Rate(String rule, BigDecimal points, BigDecimal per, boolean step) {}

    /** What the rules bring, in the order of the file: the general rate, those in place of it, those beside it. */
    List<RulePart> parts() {
        Map<Rate, List<BasisLine>> byRate = new LinkedHashMap<>();
        general().ifPresent(rate -> byRate.put(rate, new ArrayList<>()));
        rules.rules().stream()
                .filter(rule -> rule.instead() && rule.when().applies(occasion))
                .forEach(rule -> byRate.putIfAbsent(rate(rule), new ArrayList<>()));
        for (BasisLine line : lines) {
            rateOf(line)
                    .ifPresent(rate ->
                            byRate.computeIfAbsent(rate, r -> new ArrayList<>()).add(line));
        }
        byRate.forEach((rate, charged) -> {
            if (!charged.isEmpty() || rate.rule().equals(RulePart.EARN)) {
                byRate(rate, charged);
            }
        });
        for (EarnRule rule : rules.rules()) {
            if (rule.each().isOfOrders() && !rule.instead() && rule.when().applies(occasion)) {
                beside(rule, meant(rule.when(), lines));
            }
        }
        return parts;
    }

    private Optional<Rate> general() {
        PointRules.Earn earn = rules.earn();
        return earn == null
                ? Optional.empty()
                : Optional.of(new Rate(RulePart.EARN, earn.rateFor(occasion.tier()), earn.per(), earn.step()));
    }

    private static Rate rate(EarnRule rule) {
        return new Rate(rule.rule(), rule.points(), rule.per(), rule.step());
    }

    private Optional<Rate> rateOf(BasisLine line) {
        return rules.rules().stream()
                .filter(rule -> rule.instead()
                        && rule.when().applies(occasion)
                        && rule.when().means(line.line().category(), line.line().sku()))
                .findFirst()
                .map(OrderRules::rate)
                .or(this::general);
    }

    private void byRate(Rate rate, List<BasisLine> charged) {
        add(null, rate, charged, BigDecimal.ONE);
        Map<EarnEvent, List<BasisLine>> byEvent = new LinkedHashMap<>();
        rules.events().forEach(event -> byEvent.put(event, new ArrayList<>()));
        for (BasisLine line : byEvent.isEmpty() ? List.<BasisLine>of() : charged) {
            eventsOf(line)
                    .forEach(event -> byEvent.computeIfAbsent(event, e -> new ArrayList<>())
                            .add(line));
        }
        byEvent.forEach((event, multiplied) -> {
            BigDecimal more = event.timesFor(occasion.tier()).subtract(BigDecimal.ONE);
            if (more.signum() > 0 && !multiplied.isEmpty()) {
                add(event.event(), rate, multiplied, more);
            }
        });
    }

    private List<EarnEvent> eventsOf(BasisLine line) {
        List<EarnEvent> met = rules.events().stream()
                .filter(event -> event.when().applies(occasion)
                        && event.when()
                                .means(line.line().category(), line.line().sku()))
                .toList();
        return rules.eventsTogether() == PointRules.EventsTogether.ADD_UP
                ? met
                : met.stream()
                        .max(Comparator.comparing(event -> event.timesFor(occasion.tier())))
                        .map(List::of)
                        .orElse(List.of());
    }

    private void add(@Nullable String event, Rate rate, List<BasisLine> charged, BigDecimal times) {
        BigDecimal points = rate.points().multiply(times);
        BigDecimal amount = amount(charged).setScale(occasion.total().scale(), RoundingMode.UNNECESSARY);
        parts.add(new RulePart(
                rate.rule(),
                event,
                amount,
                RulePart.words(points, rate.per()),
                forMoney(charged, points, rate.per(), rate.step())));
    }

    private List<RulePart.Piece> forMoney(List<BasisLine> charged, BigDecimal points, BigDecimal per, boolean step) {
        if (step) {
            return List.of(RulePart.Piece.forSteps(amount(charged), points, per));
        }
        return rules.roundingEach() == PointRules.RoundingEach.ORDER
                ? List.of(RulePart.Piece.forMoney(null, amount(charged), points, per))
                : charged.stream()
                        .map(line -> RulePart.Piece.forMoney(line.line().id(), line.amount(), points, per))
                        .toList();
    }

    private void beside(EarnRule rule, List<BasisLine> meant) {
        if (meant.isEmpty() || (rule.each() == EarnRule.Each.FIRST_ORDER && !isFirst)) {
            return;
        }
        boolean forMoney = rule.each() == EarnRule.Each.SPEND;
        long times = rule.each() == EarnRule.Each.ITEM ? items(meant) : 1;
        parts.add(new RulePart(
                rule.rule(),
                null,
                forMoney ? amount(meant) : BigDecimal.valueOf(times),
                RulePart.words(rule.points(), forMoney ? rule.per() : BigDecimal.ONE),
                switch (rule.each()) {
                    case SPEND -> forMoney(meant, rule.points(), rule.per(), rule.step());
                    case ITEM -> forItems(meant, rule.points());
                    case ORDER, FIRST_ORDER, ACTIVITY, ENROLMENT -> List.of(RulePart.Piece.of(rule.points()));
                }));
    }

    private List<RulePart.Piece> forItems(List<BasisLine> meant, BigDecimal points) {
        return rules.roundingEach() == PointRules.RoundingEach.ORDER
                ? List.of(RulePart.Piece.of(points.multiply(BigDecimal.valueOf(items(meant)))))
                : meant.stream()
                        .map(line -> RulePart.Piece.forMoney(
                                line.line().id(), BigDecimal.valueOf(line.line().quantity()), points, BigDecimal.ONE))
                        .toList();
    }

    private static List<BasisLine> meant(When when, List<BasisLine> lines) {
        return lines.stream()
                .filter(line -> when.means(line.line().category(), line.line().sku()))
                .toList();
    }

    static BigDecimal amount(List<BasisLine> lines) {
        return lines.stream().map(BasisLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long items(List<BasisLine> lines) {
        return lines.stream().mapToLong(line -> line.line().quantity()).sum();
    }

    /** What a programme may ask about an order whose basis these lines are. */
    static When.Occasion occasion(Programme programme, Order order, String tier, List<BasisLine> lines, Counts given) {
        BigDecimal total = amount(lines).setScale(programme.amountDecimals(), RoundingMode.UNNECESSARY);
        return new When.Occasion(
                programme.calendar().dayOf(order.placedAt()),
                tier,
                AttributePeriods.counted(programme, given),
                order.channel(),
                order.location(),
                total,
                items(lines),
                BasisLine.categories(lines),
                BasisLine.skus(lines),
                null);
    }
}
