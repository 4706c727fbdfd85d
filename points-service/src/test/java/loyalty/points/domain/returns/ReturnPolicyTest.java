package loyalty.points.domain.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.earning.BasisLine;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.LineKind;
import loyalty.points.domain.earning.Order;
import loyalty.points.domain.earning.Programmes;
import loyalty.points.domain.earning.Purchase;
import loyalty.points.domain.earning.TierPeriods;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** What returns come to, by the rules that had paid. */
class ReturnPolicyTest {

    private static final Instant BOUGHT = Instant.parse("2026-05-02T16:00:00Z");

    private static Order.Line line(String id, String category, long quantity, String price, String discount) {
        return new Order.Line(
                id, "sku-" + id, category, LineKind.GOODS, quantity, new BigDecimal(price), new BigDecimal(discount));
    }

    private static Purchase bought(EarningPolicy policy, Counts given, Order.Line... lines) {
        Order order = new Order("o-1", BOUGHT, "USD", "store", null, List.of(lines));
        Earned earned = policy.earn(order, TierPeriods.NONE, given);
        return new Purchase(order, earned, BOUGHT, 1, 1L, 0, Balance.ZERO);
    }

    private static ReturnTerms back(
            EarningPolicy policy, Purchase purchase, List<ReturnTerms> earlier, Map<String, Long> asked, long spent) {
        return switch (new ReturnPolicy(policy).terms(purchase, earlier, asked, spent)) {
            case Outcome.Done<ReturnTerms>(ReturnTerms terms, boolean again) -> terms;
            case Outcome.Refused<ReturnTerms>(Rejection why) -> throw new AssertionError(why.toString());
        };
    }

    @Test
    void what_goes_back_takes_what_it_had_earned() {
        EarningPolicy policy = Programmes.with("earn: { points: 1 }");
        Purchase purchase =
                bought(policy, Counts.NONE, line("1", "a", 1, "50.00", "0.00"), line("2", "a", 1, "30.50", "0.00"));

        ReturnTerms terms = back(policy, purchase, List.of(), Map.of("1", 1L), 0);

        assertThat(terms.due()).isEqualTo(50);
        assertThat(terms.goods()).isEqualByComparingTo("50.00");
        assertThat(terms.complete()).isFalse();
    }

    @Test
    void a_step_that_is_no_longer_reached_is_taken_back_whole() {
        EarningPolicy policy = Programmes.with("earn: { points: 10, per: \"50.00\", step: true }");
        Purchase purchase =
                bought(policy, Counts.NONE, line("1", "a", 1, "45.00", "0.00"), line("2", "a", 1, "15.00", "0.00"));

        assertThat(back(policy, purchase, List.of(), Map.of("2", 1L), 0).due()).isEqualTo(10);
    }

    @Test
    void the_counts_of_then_decide_and_not_those_of_today() {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1 }
                rules: [ { rule: hello, each: first-order, points: 50 } ]
                caps: [ { points: 100, each: month } ]
                """);
        Counts used = Counts.of("month:2026-05", 30);
        Purchase purchase =
                bought(policy, used, line("1", "a", 1, "15.00", "0.00"), line("2", "a", 1, "40.00", "0.00"));

        assertThat(purchase.earned().points()).isEqualTo(70);
        ReturnTerms some = back(policy, purchase, List.of(), Map.of("2", 1L), 0);
        assertThat(some.due()).isEqualTo(5);
        assertThat(some.counted().get("month:2026-05")).isEqualTo(BigFraction.of(-5));
        ReturnTerms rest = back(policy, purchase, List.of(some), Map.of("1", 1L), 0);
        assertThat(rest.due()).isEqualTo(65);
        assertThat(rest.counted().get("month:2026-05")).isEqualTo(BigFraction.of(-65));
    }

    @Test
    void a_carried_fraction_goes_with_its_order() {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1.2 }, rounding: carry }");
        Purchase purchase = bought(policy, Counts.NONE, line("1", "a", 1, "7.35", "0.00"));

        assertThat(purchase.earned().points()).isEqualTo(8);
        ReturnTerms terms = back(policy, purchase, List.of(), Map.of("1", 1L), 0);
        assertThat(terms.due()).isEqualTo(8);
        assertThat(purchase.earned().counted().plus(terms.counted()).get(Counts.CARRIED))
                .isEqualTo(BigFraction.ZERO);
    }

    @Test
    void more_than_is_left_does_not_come_back() {
        EarningPolicy policy = Programmes.with("earn: { points: 1 }");
        Purchase purchase = bought(policy, Counts.NONE, line("1", "a", 3, "5.00", "0.00"));
        ReturnTerms two = back(policy, purchase, List.of(), Map.of("1", 2L), 0);

        assertThat(new ReturnPolicy(policy).terms(purchase, List.of(two), Map.of("1", 2L), 0))
                .isEqualTo(Outcome.refused(new Rejection.ReturnExceedsOrder("1", 3, 2, 2)));
    }

    @Test
    void points_that_paid_come_back_with_their_share_of_the_money_and_at_the_end_all_of_them() {
        EarningPolicy policy = Programmes.with(
                "{ earn: { points: 1 }, basis: { paidWithPoints: false }, value: { points: 100, amount: \"10.00\" } }");
        Purchase purchase = bought(
                policy,
                Counts.of(Counts.PAID_WITH_POINTS, 100),
                line("1", "a", 1, "10.00", "0.00"),
                line("2", "a", 1, "20.00", "0.00"));

        assertThat(purchase.earned().points()).isEqualTo(20);
        ReturnTerms first = back(policy, purchase, List.of(), Map.of("1", 1L), 100);
        assertThat(first.restored()).isEqualTo(33);
        assertThat(first.worth()).isEqualByComparingTo("3.30");
        assertThat(first.due()).isEqualTo(7);
        ReturnTerms second = back(policy, purchase, List.of(first), Map.of("2", 1L), 100);
        assertThat(second.restored()).isEqualTo(67);
        assertThat(second.worth()).isEqualByComparingTo("6.70");
        assertThat(second.due()).isEqualTo(13);
        assertThat(second.complete()).isTrue();
    }

    private static Order.Line redeeming(Order.Line line, String money) {
        return line.redeeming(new BigDecimal(money));
    }

    @Test
    void what_vouchers_paid_comes_back_with_its_line() {
        EarningPolicy policy = Programmes.with("earn: { points: 1 }");
        Purchase purchase = bought(
                policy,
                Counts.NONE,
                redeeming(line("1", "a", 1, "50.00", "0.00"), "8.33"),
                redeeming(line("2", "a", 1, "10.00", "0.00"), "1.67"));

        assertThat(purchase.earned().points()).isEqualTo(50);
        ReturnTerms first = back(policy, purchase, List.of(), Map.of("1", 1L), 0);
        assertThat(first.lines())
                .containsExactly(new Returned.Line("1", 1, new BigDecimal("50.00"), new BigDecimal("8.33")));
        assertThat(first.due()).isEqualTo(42);
        ReturnTerms second = back(policy, purchase, List.of(first), Map.of("2", 1L), 0);
        assertThat(second.goods()).isEqualByComparingTo("10.00");
        assertThat(second.redeemed()).isEqualByComparingTo("1.67");
        assertThat(second.due()).isEqualTo(8);
    }

    @Test
    void the_last_unit_of_a_line_takes_the_cent_that_is_left_over() {
        EarningPolicy policy = Programmes.with("earn: { points: 1 }");
        Purchase purchase = bought(policy, Counts.NONE, redeeming(line("1", "a", 3, "10.00", "0.00"), "10.00"));

        List<ReturnTerms> steps = new ArrayList<>();
        for (int unit = 0; unit < 3; unit++) {
            steps.add(back(policy, purchase, steps, Map.of("1", 1L), 0));
        }

        assertThat(steps.stream().map(ReturnTerms::redeemed))
                .containsExactly(new BigDecimal("3.33"), new BigDecimal("3.34"), new BigDecimal("3.33"));
        assertThat(steps.stream().map(ReturnTerms::goods)).containsOnly(new BigDecimal("10.00"));
    }

    @Test
    void points_that_paid_come_back_in_proportion_to_what_vouchers_had_left_to_pay() {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1 }, value: { points: 10, amount: \"1.00\" } }");
        Purchase purchase = bought(
                policy,
                Counts.of(Counts.PAID_WITH_POINTS, 100),
                redeeming(line("1", "a", 1, "30.00", "0.00"), "30.00"),
                line("2", "a", 2, "10.00", "0.00"));

        ReturnTerms first = back(policy, purchase, List.of(), Map.of("1", 1L), 100);
        assertThat(first.restored()).isZero();
        assertThat(first.worth()).isEqualByComparingTo("0");
        ReturnTerms second = back(policy, purchase, List.of(first), Map.of("2", 1L), 100);
        assertThat(second.restored()).isEqualTo(50);
        assertThat(second.worth()).isEqualByComparingTo("5.00");
    }

    /** Whatever was bought and in whatever steps it comes back: all steps together take what was earned and paid. */
    @Test
    void all_steps_together_are_the_whole() {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1.3 }
                rules:
                  - { rule: cups, each: item, points: 0.7, when: { categories: [a] } }
                  - { rule: big, each: order, points: 9, when: { minimumOrder: "20.00" } }
                caps: [ { points: 60, each: order } ]
                rounding: half-up
                """);
        Random random = new Random(20260502);
        for (int round = 0; round < 500; round++) {
            bringAllBack(policy, random, Counts.NONE, random.nextInt(200));
        }
    }

    /** Where a point is worth as much as some goods cost, no step pays out less than nothing nor all too much. */
    @Test
    void all_steps_together_pay_out_what_was_paid_in_money() {
        Random random = new Random(20260503);
        for (String value : List.of("points: 10, amount: \"1.00\"", "points: 1, amount: \"5.00\"")) {
            EarningPolicy policy = Programmes.with(
                    "{ earn: { points: 1.3 }, basis: { paidWithPoints: false }, value: { " + value + " } }");
            for (int round = 0; round < 500; round++) {
                int spent = random.nextInt(60);
                bringAllBack(policy, random, Counts.of(Counts.PAID_WITH_POINTS, spent), spent);
            }
        }
    }

    private static void bringAllBack(EarningPolicy policy, Random random, Counts given, long spent) {
        Purchase purchase = bought(policy, given, lines(random));
        Map<String, Long> left = new TreeMap<>();
        purchase.order().lines().forEach(line -> left.put(line.id(), line.quantity()));
        List<ReturnTerms> steps = new ArrayList<>();
        while (!left.isEmpty()) {
            String line = List.copyOf(left.keySet()).get(random.nextInt(left.size()));
            long quantity = 1 + random.nextInt(Math.toIntExact(left.getOrDefault(line, 1L)));
            left.computeIfPresent(line, (id, had) -> had == quantity ? null : had - quantity);
            steps.add(back(policy, purchase, steps, Map.of(line, quantity), spent));
        }
        areTheWhole(steps, purchase, spent);
        areTheMoney(steps, purchase, BasisLine.worth(policy.programme(), spent));
    }

    private static void areTheMoney(List<ReturnTerms> steps, Purchase purchase, BigDecimal worth) {
        BigDecimal toPay = purchase.order().payable();
        assertThat(steps)
                .flatExtracting(ReturnTerms::lines)
                .allSatisfy(line -> assertThat(line.redeemed()).isBetween(BigDecimal.ZERO, line.amount()));
        assertThat(steps).allSatisfy(step -> assertThat(step.worth()).isBetween(BigDecimal.ZERO, step.payable()));
        for (Order.Line line : purchase.order().lines()) {
            assertThat(steps.stream()
                            .flatMap(step -> step.lines().stream())
                            .filter(part -> part.id().equals(line.id()))
                            .map(Returned.Line::redeemed)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(line.redeemed());
        }
        assertThat(steps.stream().map(ReturnTerms::payable).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(toPay);
        assertThat(steps.stream().map(ReturnTerms::worth).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(worth.min(toPay));
    }

    private static void areTheWhole(List<ReturnTerms> steps, Purchase purchase, long spent) {
        assertThat(steps)
                .allSatisfy(step ->
                        assertThat(Math.min(step.due(), step.restored())).isNotNegative());
        assertThat(steps.stream().mapToLong(ReturnTerms::due).sum())
                .isEqualTo(purchase.earned().points());
        assertThat(steps.stream().mapToLong(ReturnTerms::restored).sum()).isEqualTo(spent);
        assertThat(steps.stream().map(ReturnTerms::goods).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(purchase.order().amount());
        assertThat(steps.getLast().complete()).isTrue();
    }

    private static Order.Line[] lines(Random random) {
        Order.Line[] lines = new Order.Line[1 + random.nextInt(4)];
        for (int i = 0; i < lines.length; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextInt(1500), 2);
            BigDecimal discount = price.multiply(new BigDecimal("0.33")).setScale(2, RoundingMode.DOWN);
            Order.Line line =
                    line("" + i, i % 2 == 0 ? "a" : "b", 1 + random.nextInt(5), price.toString(), discount.toString());
            long cents = line.amount().movePointRight(2).longValueExact();
            long redeemed = random.nextBoolean() ? 0 : random.nextInt(4) == 0 ? cents : random.nextLong(cents + 1);
            lines[i] = line.redeeming(BigDecimal.valueOf(redeemed, 2));
        }
        return lines;
    }
}
