package loyalty.points.domain.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.returns.ReturnPolicy;
import loyalty.points.domain.returns.ReturnTerms;
import org.junit.jupiter.api.Test;

/** A store card brings 2.50 beside the 5.00 of everybody, as it was when the day began. */
class AttributePeriodsTest {

    private static final EarningPolicy POLICY = Programmes.with("""
            earn: { points: 5 }
            rules: [ { rule: card, each: spend, points: 2.5, when: { attributes: { storeCard: "yes" } } } ]""");
    private static final Order TEN = new Order(
            "o-1",
            Instant.parse("2026-11-20T18:00:00Z"),
            "USD",
            "store",
            null,
            List.of(new Order.Line(
                    "1", "sku", null, LineKind.GOODS, 1, new BigDecimal("10.00"), new BigDecimal("0.00"))));

    private static AttributePeriods.Period from(long sequence, String day, String storeCard) {
        return new AttributePeriods.Period(sequence, LocalDate.parse(day), Map.of("storeCard", storeCard));
    }

    private static Earned earned(AttributePeriods.Period... periods) {
        AttributePeriods told = new AttributePeriods(List.of(periods));
        return POLICY.earn(TEN, TierPeriods.NONE, told.asked(POLICY.programme(), TEN.placedAt()));
    }

    @Test
    void the_attributes_with_which_the_day_began_count() {
        assertThat(earned().points()).isEqualTo(50);
        assertThat(earned(from(1, "2026-11-20", "yes")).points()).isEqualTo(75);
        assertThat(earned(from(1, "2026-11-21", "yes")).points()).isEqualTo(50);
        assertThat(earned(from(1, "2026-11-20", "no")).points()).isEqualTo(50);
    }

    @Test
    void what_was_told_later_counts_more_whatever_day_it_speaks_of() {
        assertThat(earned(from(1, "2026-11-19", "yes"), from(2, "2026-11-10", "no"))
                        .points())
                .isEqualTo(50);
        assertThat(earned(from(2, "2026-11-10", "yes"), from(1, "2026-11-19", "no"))
                        .points())
                .isEqualTo(75);
    }

    @Test
    void a_return_takes_what_the_attributes_of_then_had_brought() {
        Earned earned = earned(from(1, "2026-11-20", "yes"));
        Purchase purchase = new Purchase(TEN, earned, TEN.placedAt(), 1, 1L, 0, new Balance(earned.points(), 0, 0, 0));

        var terms = ((Outcome.Done<ReturnTerms>)
                        new ReturnPolicy(POLICY).terms(purchase, List.of(), Map.of("1", 1L), 0))
                .value();

        assertThat(terms.due()).isEqualTo(75);
    }

    @Test
    void nobody_asks_where_no_rule_does() {
        EarningPolicy plain = Programmes.with("earn: { points: 5 }");

        assertThat(plain.programme().attributes()).isEmpty();
        assertThat(new AttributePeriods(List.of(from(1, "2026-11-20", "yes"))).asked(plain.programme(), TEN.placedAt()))
                .isEqualTo(Counts.NONE);
    }
}
