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
        Counts used = Counts.of("month:2026-05", new BigDecimal(30));
        Purchase purchase =
                bought(policy, used, line("1", "a", 1, "15.00", "0.00"), line("2", "a", 1, "40.00", "0.00"));

        assertThat(purchase.earned().points()).isEqualTo(70);
        ReturnTerms some = back(policy, purchase, List.of(), Map.of("2", 1L), 0);
        assertThat(some.due()).isEqualTo(5);
        assertThat(some.counted().get("month:2026-05")).isEqualByComparingTo("-5");
        ReturnTerms rest = back(policy, purchase, List.of(some), Map.of("1", 1L), 0);
        assertThat(rest.due()).isEqualTo(65);
        assertThat(rest.counted().get("month:2026-05")).isEqualByComparingTo("-65");
    }

    @Test
    void a_carried_fraction_goes_with_its_order() {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1.2 }, rounding: carry }");
        Purchase purchase = bought(policy, Counts.NONE, line("1", "a", 1, "7.35", "0.00"));

        assertThat(purchase.earned().points()).isEqualTo(8);
        ReturnTerms terms = back(policy, purchase, List.of(), Map.of("1", 1L), 0);
        assertThat(terms.due()).isEqualTo(8);
        assertThat(purchase.earned().counted().plus(terms.counted()).get(Counts.CARRIED))
                .isEqualByComparingTo("0");
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
                Counts.of(Counts.PAID_WITH_POINTS, new BigDecimal(100)),
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
            Purchase purchase = bought(policy, Counts.NONE, lines(random));
            Map<String, Long> left = new TreeMap<>();
            purchase.order().lines().forEach(line -> left.put(line.id(), line.quantity()));
            long spent = random.nextInt(200);
            List<ReturnTerms> steps = new ArrayList<>();
            while (!left.isEmpty()) {
                String line = List.copyOf(left.keySet()).get(random.nextInt(left.size()));
                long quantity = 1 + random.nextInt(Math.toIntExact(left.getOrDefault(line, 1L)));
                left.computeIfPresent(line, (id, had) -> had == quantity ? null : had - quantity);
                steps.add(back(policy, purchase, steps, Map.of(line, quantity), spent));
            }
            areTheWhole(steps, purchase, spent);
        }
    }

    private static void areTheWhole(List<ReturnTerms> steps, Purchase purchase, long spent) {
        assertThat(steps)
                .allSatisfy(step ->
                        assertThat(Math.min(step.due(), step.restored())).isNotNegative());
        assertThat(steps.stream().mapToLong(ReturnTerms::due).sum())
                .isEqualTo(purchase.earned().points());
        assertThat(steps.stream().mapToLong(ReturnTerms::restored).sum()).isEqualTo(spent);
        assertThat(steps.stream().map(ReturnTerms::goods).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BasisLine.total(purchase.order()));
        assertThat(steps.getLast().complete()).isTrue();
    }

    private static Order.Line[] lines(Random random) {
        Order.Line[] lines = new Order.Line[1 + random.nextInt(4)];
        for (int i = 0; i < lines.length; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextInt(1500), 2);
            BigDecimal discount = price.multiply(new BigDecimal("0.33")).setScale(2, RoundingMode.DOWN);
            lines[i] =
                    line("" + i, i % 2 == 0 ? "a" : "b", 1 + random.nextInt(5), price.toString(), discount.toString());
        }
        return lines;
    }
}
