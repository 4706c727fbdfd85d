package loyalty.tier.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import loyalty.events.PointsEarned;
import loyalty.events.PointsReturned;
import loyalty.events.Pseudonym;
import loyalty.programme.ProgrammeFile;
import loyalty.tier.domain.Share;
import org.junit.jupiter.api.Test;

/** What of an order that vouchers and store currency paid a part of counts for which ladder. */
class QualificationTest {

    private static final Pseudonym MEMBER = new Pseudonym.Key(new byte[32]).of("m");
    private static final Instant AT = Instant.parse("2026-03-02T15:00:00Z");

    private static Qualification by(String basisOfPoints) {
        return new Qualification(
                ((ProgrammeFile.Readable) ProgrammeFile.read("""
                version: test-1
                currency: USD
                timeZone: America/New_York
                points: { earn: { points: 1 }, basis: { paidWithVouchers: %s } }
                tiers:
                  metric: spend
                  windowMonths: 12
                  validMonths: 12
                  steps: [ { tier: green, threshold: 0 } ]
                ladders:
                  - ladder: whole
                    metric: spend
                    basis: { kinds: [goods, fee], paidWithVouchers: true }
                    windowMonths: 12
                    validMonths: 12
                    steps: [ { tier: one, threshold: 0 } ]
                  - ladder: often
                    metric: orders
                    windowMonths: 12
                    validMonths: 12
                    steps: [ { tier: two, threshold: 0 } ]
                """.formatted(basisOfPoints))).programme());
    }

    private static PointsEarned order() {
        var free = new PointsEarned.Line("1", "cd", null, "goods", 1, new BigDecimal("80.00"), new BigDecimal("80.00"));
        var half = new PointsEarned.Line("2", "cd", null, "goods", 2, new BigDecimal("20.00"), new BigDecimal("9.99"));
        var fee = new PointsEarned.Line("3", "fee", null, "fee", 1, new BigDecimal("5.00"), null);
        return new PointsEarned(
                MEMBER, AT, "o-1", AT, "store", null, "test-1", "green", 10, AT, null, "USD", List.of(free, half, fee));
    }

    /** All that anybody paid for. */
    private static PointsReturned back() {
        var half =
                new PointsReturned.Line("2", "cd", null, "goods", 2, new BigDecimal("20.00"), new BigDecimal("9.99"));
        return new PointsReturned(MEMBER, AT, "r-1", "o-1", AT, AT, "test-1", 10, 0, 0, false, "USD", List.of(half));
    }

    private static Share own(java.util.Map<String, Share> shares, String ladder) {
        return Objects.requireNonNull(shares.get(ladder));
    }

    @Test
    void spend_is_what_was_left_to_pay() {
        assertThat(by("false").of(order()).share().spend()).isEqualByComparingTo("10.01");
        assertThat(by("false").of(back()).share().spend()).isEqualByComparingTo("10.01");
    }

    @Test
    void spend_is_the_price_where_the_basis_says_so() {
        assertThat(by("true").of(order()).share().spend()).isEqualByComparingTo("100.00");
        assertThat(by("true").of(back()).share().spend()).isEqualByComparingTo("20.00");
        assertThat(own(by("false").of(order()).own(), "whole").spend()).isEqualByComparingTo("105.00");
        assertThat(own(by("false").of(back()).own(), "whole").spend()).isEqualByComparingTo("20.00");
    }

    @Test
    void points_are_shared_by_what_earned_them() {
        assertThat(own(by("false").of(order()).own(), "whole").points()).isEqualTo(10);
    }

    @Test
    void an_order_counts_as_long_as_goods_of_it_are_left_that_a_voucher_paid() {
        Share bought = own(by("false").of(order()).own(), "often");
        Share back = own(by("false").of(back()).own(), "often");

        assertThat(bought.orders()).isOne();
        assertThat(bought.spend().subtract(back.spend())).isEqualByComparingTo("80.00");
    }

    @Test
    void an_order_of_which_nothing_counts_is_none() {
        var fee = new PointsEarned.Line("3", "fee", null, "fee", 1, new BigDecimal("5.00"), null);
        var order = new PointsEarned(
                MEMBER, AT, "o-2", AT, "store", null, "test-1", "green", 0, null, null, "USD", List.of(fee));

        assertThat(own(by("false").of(order).own(), "often").orders()).isZero();
    }
}
