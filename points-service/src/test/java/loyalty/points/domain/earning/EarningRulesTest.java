package loyalty.points.domain.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loyalty.points.domain.Explanation;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about earning, rule by rule. */
class EarningRulesTest {

    /** A Saturday, noon in New York. */
    private static final String SATURDAY = "2026-05-02T16:00:00Z";

    private static final TierPeriods GOLD =
            new TierPeriods(List.of(new TierPeriods.Period(1, LocalDate.parse("2020-01-01"), "gold")));

    private static Order.Line line(String category, String price, long quantity) {
        return new Order.Line(
                category + price,
                "sku-" + category,
                category,
                LineKind.GOODS,
                quantity,
                new BigDecimal(price),
                BigDecimal.ZERO);
    }

    private static Order order(Order.Line... lines) {
        return new Order("o-1", Instant.parse(SATURDAY), "USD", "store", "oak-street", List.of(lines));
    }

    private static Order of(String amount) {
        return order(line("coffee", amount, 1));
    }

    private static long points(String rules, Order order) {
        return Programmes.with(rules).earn(order, TierPeriods.NONE, Counts.NONE).points();
    }

    @ParameterizedTest
    @CsvSource({"49.99, 0", "50.00, 10", "149.99, 20"})
    void only_every_full_step_in_one_order_counts(String amount, long points) {
        assertThat(points("earn: { points: 10, per: \"50.00\", step: true }", of(amount)))
                .isEqualTo(points);
    }

    @Test
    void lines_of_a_category_that_is_left_out_earn_nothing() {
        assertThat(points(
                        "{ earn: { points: 1 }, basis: { withoutCategories: [alcohol] } }",
                        order(line("alcohol", "30.00", 1), line("coffee", "5.00", 1))))
                .isEqualTo(5);
    }

    @Test
    void a_rule_may_pay_lines_instead_of_the_general_rate() {
        assertThat(points("""
                        earn: { points: 1 }
                        rules:
                          - { rule: electronics, each: spend, points: 3, instead: true, when: { categories: [electronics] } }
                        """, order(line("electronics", "10.00", 1), line("coffee", "5.00", 1))))
                .isEqualTo(35);
    }

    @Test
    void items_orders_channels_and_places_bring_points_beside_the_rate() {
        String rules = """
                earn: { points: 1 }
                rules:
                  - { rule: cups, each: item, points: 2, when: { categories: [coffee] } }
                  - { rule: in-store, each: order, points: 7, when: { channels: [store], locations: [oak-street] } }
                  - { rule: in-app, each: order, points: 100, when: { channels: [app] } }
                  - { rule: big, each: spend, points: 1, per: "10.00", step: true, when: { minimumOrder: "20.00" } }
                """;
        assertThat(points(rules, order(line("coffee", "3.00", 3), line("tea", "4.00", 1))))
                .isEqualTo(13 + 6 + 7);
        assertThat(points(rules, order(line("tea", "25.00", 1)))).isEqualTo(25 + 7 + 2);
    }

    @Test
    void the_first_order_brings_its_bonus_and_no_other() {
        String rules = "{ earn: { points: 1 }, rules: [ { rule: hello, each: first-order, points: 50 } ] }";
        EarningPolicy policy = Programmes.with(rules);

        assertThat(policy.asks(Instant.parse(SATURDAY))).containsExactly(Counts.ORDERS);
        assertThat(policy.earn(of("5.00"), TierPeriods.NONE, Counts.NONE).points())
                .isEqualTo(55);
        assertThat(policy.earn(of("5.00"), TierPeriods.NONE, Counts.of(Counts.ORDERS, 1))
                        .points())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"best, 30", "add-up, 40"})
    void events_multiply_the_rate_and_the_file_says_how_they_meet(String together, long points) {
        assertThat(points("""
                        earn: { points: 1 }
                        events:
                          - { event: may, times: 2, when: { from: 2026-05-01, to: 2026-05-02 } }
                          - { event: weekend, times: 3, when: { weekdays: [saturday, sunday] } }
                          - { event: june, times: 9, when: { from: 2026-05-03 } }
                        eventsTogether: %s
                        """.formatted(together), of("10.00"))).isEqualTo(points);
    }

    @Test
    void an_event_may_count_more_for_a_tier_and_for_some_lines_only() {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1, timesByTier: { gold: 1.5 } }
                events:
                  - { event: coffee-day, times: 2, timesByTier: { gold: 4 }, when: { categories: [coffee] } }
                """);
        Order order = order(line("coffee", "10.00", 1), line("tea", "10.00", 1));

        assertThat(policy.earn(order, TierPeriods.NONE, Counts.NONE).points()).isEqualTo(20 + 10);
        Earned gold = policy.earn(order, GOLD, Counts.NONE);
        assertThat(gold.points()).isEqualTo(60 + 15);
        assertThat(gold.rules())
                .containsExactly(
                        new Explanation.RuleApplied("earn", "20.00", "1.5", "floor", 30),
                        new Explanation.RuleApplied("coffee-day", "10.00", "4.5", "floor", 45));
    }

    @Test
    void a_condition_decides_where_fields_do_not_reach() {
        String rules = """
                earn: { points: 1 }
                rules:
                  - { rule: pair, each: order, points: 9, when: { if: "items >= 2 && 'tea' in categories" } }
                """;
        assertThat(points(rules, order(line("coffee", "1.00", 1), line("tea", "1.00", 1))))
                .isEqualTo(11);
        assertThat(points(rules, order(line("coffee", "1.00", 2)))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"floor, order, 8", "half-up, order, 9", "floor, line, 6", "half-up, line, 9"})
    void fractions_are_rounded_as_the_file_says(String rounding, String each, long points) {
        // 3 × 2.94 = 8.82 in all; each line has 2.94
        Order.Line[] lines = Stream.of("coffee", "tea", "cake")
                .map(category -> line(category, "2.45", 1))
                .toArray(Order.Line[]::new);
        assertThat(points(
                        "{ earn: { points: 1.2 }, rounding: %s, roundingEach: %s }".formatted(rounding, each),
                        order(lines)))
                .isEqualTo(points);
    }

    private static long inAll(EarningPolicy policy, String amount, int orders) {
        Counts counts = Counts.NONE;
        long sum = 0;
        for (int i = 0; i < orders; i++) {
            Earned earned = policy.earn(of(amount), TierPeriods.NONE, counts);
            counts = counts.plus(earned.counted());
            sum += earned.points();
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"3.00, 1.00, 3, 1", "3.00, 1.00, 33, 11", "0.30, 0.10, 3, 1", "0.07, 0.01, 700, 100"})
    void what_has_no_end_as_a_decimal_is_carried_exactly(String per, String amount, int orders, long points) {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1, per: \"%s\" }, rounding: carry }".formatted(per));

        assertThat(inAll(policy, amount, orders)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"3, floor, 1.00, 1", "3, floor, 10.00, 10", "3, floor, 100.00, 100", "1.5, half-up, 1.00, 1"})
    void an_event_and_its_rate_are_summed_before_they_are_rounded(
            String times, String rounding, String amount, long points) {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1, per: "3.00" }
                events: [ { event: more, times: %s, when: { channels: [store] } } ]
                rounding: %s
                """.formatted(times, rounding));

        assertThat(inAll(policy, amount, 1)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"half-up, 7.50, 1, 15", "half-up, 7.25, 1, 15", "floor, 7.60, 1, 15", "floor, 0.50, 10, 10"})
    void a_line_is_rounded_with_all_that_was_earned_on_it(String rounding, String price, int lines, long points) {
        Order order = order(
                IntStream.range(0, lines).mapToObj(i -> line("c" + i, price, 1)).toArray(Order.Line[]::new));
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1 }
                events: [ { event: double, times: 2, when: { channels: [store] } } ]
                rounding: %s
                roundingEach: line
                """.formatted(rounding));

        Earned earned = policy.earn(order, TierPeriods.NONE, Counts.NONE);

        assertThat(earned.points()).isEqualTo(points);
        assertThat(earned.rules().stream()
                        .mapToLong(Explanation.RuleApplied::points)
                        .sum())
                .isEqualTo(points);
    }

    @Test
    void what_rounding_makes_of_the_fractions_of_several_rules_is_said() {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1 }
                events: [ { event: double, times: 2, when: { channels: [store] } } ]
                """);

        assertThat(policy.earn(of("7.50"), TierPeriods.NONE, Counts.NONE).rules())
                .containsExactly(
                        new Explanation.RuleApplied("earn", "7.50", "1", "floor", 7),
                        new Explanation.RuleApplied("double", "7.50", "1", "floor", 7),
                        new Explanation.RuleApplied("rounding", "15", "1", "floor", 1));
    }

    private static final String WINE = """
            earn: { points: 1 }
            rules: [ { rule: wine, each: spend, points: 1, instead: true, when: { categories: [wine] } } ]
            events: [ { event: triple, times: 3, when: { channels: [store] } } ]
            caps: [ { points: 10, each: %s, %s } ]
            """;

    @ParameterizedTest
    @CsvSource({
        "'rule: wine', 10, 300",
        "'rule: earn', 300, 10",
        "'event: triple', 110, 110",
    })
    void a_cap_on_a_rule_binds_the_events_on_it_too(String of, long wine, long coffee) {
        String rules = WINE.formatted("order", of);

        assertThat(points(rules, order(line("wine", "100.00", 1)))).isEqualTo(wine);
        assertThat(points(rules, order(line("coffee", "100.00", 1)))).isEqualTo(coffee);
    }

    @Test
    void what_a_cap_cuts_off_is_said() {
        EarningPolicy policy = Programmes.with(WINE.formatted("order", "rule: wine"));

        assertThat(policy.earn(order(line("wine", "100.00", 1)), TierPeriods.NONE, Counts.NONE)
                        .rules())
                .containsExactly(
                        new Explanation.RuleApplied("earn", "0.00", "1", "floor", 0),
                        new Explanation.RuleApplied("wine", "100.00", "1", "floor", 100),
                        new Explanation.RuleApplied("triple", "100.00", "2", "floor", 200),
                        new Explanation.RuleApplied("cap-order-wine", "300", "10", "floor", -290));
    }

    @Test
    void a_cap_on_an_event_is_counted_over_the_day() {
        EarningPolicy policy = Programmes.with(WINE.formatted("day", "event: triple"));
        assertThat(policy.asks(Instant.parse(SATURDAY))).containsExactly("day:2026-05-02:event:triple");

        Earned first = policy.earn(of("4.00"), TierPeriods.NONE, Counts.NONE);
        assertThat(first.counted()).isEqualTo(Counts.of("day:2026-05-02:event:triple", 8));
        assertThat(policy.earn(of("4.00"), TierPeriods.NONE, first.counted()).points())
                .isEqualTo(4 + 2);
    }

    @Test
    void a_cap_counts_what_is_missing_without_its_rule() {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 0.5 }
                rules: [ { rule: more, each: spend, points: 0.5 } ]
                caps: [ { points: 2, each: member, rule: more } ]
                """);

        assertThat(inAll(policy, "1.00", 5)).isEqualTo(2);
    }

    @Test
    void a_fraction_beyond_a_cap_is_not_carried() {
        EarningPolicy policy =
                Programmes.with("{ earn: { points: 1 }, caps: [ { points: 10, each: order } ], rounding: carry }");

        Earned earned = policy.earn(of("12.70"), TierPeriods.NONE, Counts.of(Counts.CARRIED, BigFraction.of(1, 2)));

        assertThat(earned.points()).isEqualTo(10);
        assertThat(earned.counted()).isEqualTo(Counts.NONE);
    }

    @Test
    void a_carried_fraction_is_not_lost() {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1.2 }, rounding: carry }");
        Counts counts = Counts.NONE;
        long sum = 0;
        for (int i = 0; i < 10; i++) {
            Earned earned = policy.earn(of("7.35"), TierPeriods.NONE, counts);
            assertThat(earned.rules().stream()
                            .mapToLong(Explanation.RuleApplied::points)
                            .sum())
                    .isEqualTo(earned.points());
            sum += earned.points();
            counts = counts.plus(earned.counted());
        }
        assertThat(sum).isEqualTo(88);
        assertThat(counts.get(Counts.CARRIED)).isEqualTo(BigFraction.of(1, 5));
    }

    @Test
    void a_fraction_taken_too_much_is_paid_back_before_anything_is_earned() {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1 }, rounding: carry }");
        Counts owing = Counts.of(Counts.CARRIED, BigFraction.of(-7, 10));

        Earned little = policy.earn(of("0.50"), TierPeriods.NONE, owing);
        assertThat(little.points()).isZero();
        assertThat(owing.plus(little.counted()).get(Counts.CARRIED)).isEqualTo(BigFraction.of(-1, 5));
        assertThat(policy.earn(of("1.70"), TierPeriods.NONE, owing).points()).isEqualTo(1);
    }

    @Test
    void caps_hold_for_the_order_the_day_the_month_and_the_member() {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1 }
                caps:
                  - { points: 40, each: order }
                  - { points: 60, each: day }
                  - { points: 90, each: month }
                  - { points: 100, each: member }
                """);
        Counts before = new Counts(Map.of(
                "day:2026-05-02",
                BigFraction.of(25),
                "month:2026-05",
                BigFraction.of(60),
                "member",
                BigFraction.of(95)));

        assertThat(policy.asks(Instant.parse(SATURDAY)))
                .containsExactlyInAnyOrder("day:2026-05-02", "month:2026-05", "member");
        assertThat(policy.earn(of("99.00"), TierPeriods.NONE, Counts.NONE).points())
                .isEqualTo(40);
        assertThat(policy.earn(of("99.00"), TierPeriods.NONE, only(before, "day:2026-05-02"))
                        .points())
                .isEqualTo(35);
        assertThat(policy.earn(of("99.00"), TierPeriods.NONE, only(before, "month:2026-05"))
                        .points())
                .isEqualTo(30);
        assertThat(policy.earn(of("99.00"), TierPeriods.NONE, before).points()).isEqualTo(5);
    }

    @Test
    void what_a_cap_counts_is_counted_for_the_next_time() {
        EarningPolicy policy = Programmes.with("""
                earn: { points: 1 }
                caps: [ { points: 60, each: day }, { points: 50, each: member } ]
                """);

        Earned earned = policy.earn(of("99.00"), TierPeriods.NONE, Counts.of("member", 20));

        assertThat(earned.counted())
                .isEqualTo(new Counts(Map.of("day:2026-05-02", BigFraction.of(30), "member", BigFraction.of(30))));
    }

    private static Counts only(Counts counts, String name) {
        return Counts.of(name, counts.get(name));
    }

    @Test
    void a_cap_may_count_one_rule_alone() {
        EarningPolicy policy = Programmes.with("""
                rules:
                  - { rule: visit, each: activity, activity: visit, points: 5 }
                  - { rule: review, each: activity, activity: review, points: 10 }
                  - { rule: welcome, each: enrolment, points: 20 }
                caps: [ { points: 5, each: day, rule: visit } ]
                """);

        Earned first = policy.earn(activity("visit"), TierPeriods.NONE, Counts.NONE);
        assertThat(first.points()).isEqualTo(5);
        assertThat(policy.earn(activity("visit"), TierPeriods.NONE, first.counted())
                        .points())
                .isZero();
        assertThat(policy.earn(activity("review"), TierPeriods.NONE, first.counted())
                        .points())
                .isEqualTo(10);
        assertThat(policy.earn(activity(Activity.ENROLMENT), TierPeriods.NONE, Counts.NONE)
                        .points())
                .isEqualTo(20);
        assertThat(policy.earn(activity("reload"), TierPeriods.NONE, Counts.NONE)
                        .points())
                .isZero();
    }

    private static Activity activity(String type) {
        return new Activity("a-1", type, Instant.parse(SATURDAY), null, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"true, 100", "false, 75"})
    void the_part_that_points_pay_counts_or_not(boolean counts, long points) {
        EarningPolicy policy = Programmes.with(
                "{ earn: { points: 1 }, basis: { paidWithPoints: %s }, value: { points: 100, amount: \"10.00\" } }"
                        .formatted(counts));
        Counts paid = Counts.of(Counts.PAID_WITH_POINTS, 250);

        Earned earned = policy.earn(order(line("coffee", "33.33", 3), line("tea", "0.01", 1)), TierPeriods.NONE, paid);
        assertThat(earned.points()).isEqualTo(points);
    }

    /** The order of found.md, V3: 80.00 of goods, of which store currency and a voucher paid 72.00. */
    @ParameterizedTest
    @CsvSource({"false, 8, 8.00", "true, 80, 80.00"})
    void the_part_that_vouchers_and_store_currency_pay_counts_or_not(boolean counts, long points, String spend) {
        EarningPolicy policy =
                Programmes.with("{ earn: { points: 1 }, basis: { paidWithVouchers: %s } }".formatted(counts));

        Earned earned = policy.earn(
                order(line("coffee", "80.00", 1).redeeming(new BigDecimal("72.00"))), TierPeriods.NONE, Counts.NONE);

        assertThat(earned.points()).isEqualTo(points);
        assertThat(earned.qualifying().added()).isEqualByComparingTo(spend);
    }

    @ParameterizedTest
    @CsvSource({"false, 15", "true, 30"})
    void points_pay_a_share_of_what_vouchers_leave_and_not_of_the_price(boolean vouchers, long points) {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1 }, basis: { withoutCategories: [tea],"
                + " paidWithPoints: false, paidWithVouchers: %s }, value: { points: 100, amount: \"10.00\" } }"
                        .formatted(vouchers));
        Order.Line half = line("coffee", "40.00", 1).redeeming(new BigDecimal("15.00"));

        Earned earned = policy.earn(
                order(half, line("tea", "25.00", 1)), TierPeriods.NONE, Counts.of(Counts.PAID_WITH_POINTS, 200));

        assertThat(earned.points()).isEqualTo(points);
    }

    @Test
    void a_total_that_an_order_must_reach_is_what_counts_of_it() {
        String rules = "{ earn: { points: 1 }, basis: { paidWithVouchers: %s },"
                + " rules: [ { rule: big, each: order, points: 100, when: { minimumOrder: \"20.00\" } } ] }";
        Order.Line line = line("coffee", "25.00", 1).redeeming(new BigDecimal("5.01"));

        assertThat(points(rules.formatted(false), order(line))).isEqualTo(19);
        assertThat(points(rules.formatted(true), order(line))).isEqualTo(125);
    }

    @Test
    void an_order_costs_in_points_what_vouchers_leave_to_pay_rounded_up() {
        EarningPolicy priced = Programmes.with("{ earn: { points: 1 }, value: { points: 10, amount: \"1.00\" } }");
        Order order = order(line("coffee", "10.00", 1).redeeming(new BigDecimal("3.99")));

        assertThat(priced.cost(order)).hasValue(61);
        assertThat(priced.payable(order, 50)).isEqualTo(50);
        assertThat(Programmes.with("{ earn: { points: 1 } }").cost(order)).isEmpty();
    }

    @Test
    void redemptions_pay_no_more_than_a_line_costs() {
        Order.Line line = line("coffee", "10.00", 1);

        assertThat(line.redeemed()).isEqualTo(new BigDecimal("0.00"));
        assertThat(line.redeeming(new BigDecimal("10.00")).payable()).isEqualByComparingTo("0");
        for (String wrong : List.of("10.01", "-0.01")) {
            assertThatThrownBy(() -> line.redeeming(new BigDecimal(wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pending: { days: 3 },                2026-05-05T04:00:00Z",
        "pending: { until: 2026-06-01 },      2026-06-01T04:00:00Z",
        "pending: { until: 2026-05-01 },      2026-05-02T16:00:00Z",
    })
    void points_wait_for_some_days_or_for_a_day(String pending, Instant availableAt) {
        assertThat(Programmes.with("{ earn: { points: 1 }, " + pending + " }")
                        .earn(of("5.00"), TierPeriods.NONE, Counts.NONE)
                        .availableAt())
                .isEqualTo(availableAt);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "never",
            value = {
                "'months: 12', 2027-05-02T04:00:00Z",
                "'endOfMonthPlusMonths: 6', 2026-12-01T05:00:00Z",
                "'endOfYearPlusYears: 1', 2028-01-01T05:00:00Z",
                "'never: true', never",
                "'months: 1, byTier: { gold: { never: true } }', 2026-06-02T04:00:00Z",
            })
    void points_live_as_long_as_the_file_says(String expiry, Instant expiresAt) {
        EarningPolicy policy = Programmes.with("{ earn: { points: 1 }, expiry: { " + expiry + " } }");

        assertThat(policy.earn(of("5.00"), TierPeriods.NONE, Counts.NONE).expiresAt())
                .isEqualTo(expiresAt);
        if (expiry.contains("gold")) {
            assertThat(policy.earn(of("5.00"), GOLD, Counts.NONE).expiresAt()).isNull();
        }
    }
}
