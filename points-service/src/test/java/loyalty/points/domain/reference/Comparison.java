package loyalty.points.domain.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Programmes;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.earning.TierPeriods;
import loyalty.points.domain.returns.ReturnPolicy;
import loyalty.points.domain.returns.ReturnTerms;
import org.apache.commons.numbers.fraction.BigFraction;

/** Plays a story by the policy, and tells where the reference makes something else of it. */
final class Comparison {

    private final Story story;
    private final Reference.Mistake mistake;
    private final EarningPolicy policy;
    private final List<String> differences = new ArrayList<>();
    private Counts counts = Counts.NONE;

    Comparison(Story story, Reference.Mistake mistake) {
        this.story = story;
        this.mistake = mistake;
        this.policy = Programmes.with(story.file());
    }

    Optional<String> difference() {
        for (Story.Bought bought : story.orders()) {
            Purchase purchase = bought(bought);
            counts = counts.plus(purchase.earned().counted());
            Long back = bought.back();
            if (back != null) {
                bringBack(bought, purchase, new Random(back));
            }
            counts = counts.minus(Counts.of(Counts.ORDERS, counts.get(Counts.ORDERS)))
                    .plus(Counts.of(Counts.ORDERS, 1));
        }
        return differences.stream().findFirst();
    }

    private void compare(String what, Object real, Object expected) {
        if (!real.equals(expected)) {
            differences.add("%s is %s instead of %s".formatted(what, real, expected));
        }
    }

    private Purchase bought(Story.Bought bought) {
        Instant at = Instant.parse("2026-05-0%dT16:00:00Z".formatted(bought.day()));
        Order order = new Order(
                "o",
                at,
                "USD",
                "store",
                null,
                bought.lines().stream().map(Comparison::line).toList());
        Map<String, BigFraction> asked = new HashMap<>(counts.values());
        asked.keySet().retainAll(policy.asks(at));
        Counts given = new Counts(asked).plus(Counts.of(Counts.PAID_WITH_POINTS, bought.paid()));
        var tier = new TierPeriods.Period(1, LocalDate.EPOCH, bought.gold() ? "gold" : "green");
        Earned earned = policy.earn(order, new TierPeriods(List.of(tier)), given);
        Reference.Earned expected = expected(Basket.whole(story, bought), given);
        compare("earned", earned.points(), expected.points());
        compare("counted", exact(earned.counted()), new TreeMap<>(expected.counted()));
        compare("explained", explained(earned.rules()), earned.points());
        return new Purchase(order, earned, at, 1, 1L, 0, Balance.ZERO);
    }

    private Reference.Earned expected(Basket basket, Counts given) {
        return new Reference(story, mistake, basket.order(), exact(given), basket.counted()).earned();
    }

    private static long explained(List<Explanation.RuleApplied> rules) {
        return rules.stream().mapToLong(Explanation.RuleApplied::points).sum();
    }

    private static TreeMap<String, Q> exact(Counts counts) {
        TreeMap<String, Q> exact = new TreeMap<>();
        counts.values().forEach((name, value) -> exact.put(name, new Q(value.getNumerator(), value.getDenominator())));
        return exact;
    }

    private static Order.Line line(Story.Line line) {
        return new Order.Line(
                        line.id(),
                        "sku",
                        line.category(),
                        LineKind.GOODS,
                        line.quantity(),
                        new BigDecimal(Story.money(line.price())),
                        new BigDecimal(Story.money(line.discount())))
                .redeeming(new BigDecimal(Story.money(line.redeemed())));
    }

    private void bringBack(Story.Bought bought, Purchase purchase, Random random) {
        Basket left = Basket.whole(story, bought);
        List<String> units = new ArrayList<>();
        bought.lines().forEach(line -> {
            for (int i = 0; i < line.quantity(); i++) {
                units.add(line.id());
            }
        });
        List<ReturnTerms> steps = new ArrayList<>();
        while (!left.isEmpty()) {
            String line = units.remove(random.nextInt(units.size()));
            left = left.after(line, 1);
            ReturnTerms terms = terms(purchase, steps, line, bought.paid());
            steps.add(terms);
            long kept = left.isEmpty() ? 0 : kept(left, purchase).points();
            long due = steps.stream().mapToLong(ReturnTerms::due).sum();
            long least = Math.max(0, purchase.earned().points() - kept);
            long before = due - terms.due();
            compare("due", due, Math.max(before, least));
            compare("restored", steps.stream().mapToLong(ReturnTerms::restored).sum(), left.restored());
        }
        areTheWhole(purchase, steps);
    }

    private Reference.Earned kept(Basket left, Purchase purchase) {
        return expected(left, purchase.earned().given());
    }

    private ReturnTerms terms(Purchase purchase, List<ReturnTerms> earlier, String line, long spent) {
        return switch (new ReturnPolicy(policy).terms(purchase, earlier, Map.of(line, 1L), spent)) {
            case Outcome.Done<ReturnTerms>(ReturnTerms terms, boolean _) -> terms;
            case Outcome.Refused<ReturnTerms>(Rejection why) -> throw new AssertionError(why.toString());
        };
    }

    private void areTheWhole(Purchase purchase, List<ReturnTerms> steps) {
        Counts counted = purchase.earned().counted();
        BigDecimal goods = BigDecimal.ZERO;
        BigDecimal redeemed = BigDecimal.ZERO;
        long due = 0;
        for (ReturnTerms step : steps) {
            counted = counted.plus(step.counted());
            goods = goods.add(step.goods());
            redeemed = redeemed.add(step.redeemed());
            due += step.due();
            counts = counts.plus(step.counted());
        }
        compare("taken back", due, purchase.earned().points());
        compare("still counted", exact(counted.minus(Counts.NONE)), new TreeMap<>());
        compare("money", goods.stripTrailingZeros(), purchase.order().amount().stripTrailingZeros());
        BigDecimal payable = purchase.order().payable();
        compare("payable", goods.subtract(redeemed).stripTrailingZeros(), payable.stripTrailingZeros());
    }
}
