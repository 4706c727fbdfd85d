package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReturnedLineTest {

    @Test
    void steps_are_never_negative_and_together_are_the_whole() {
        Random chance = new Random(1);
        for (int game = 0; game < 2_000; game++) {
            long quantity = 1 + chance.nextInt(7);
            BigDecimal whole = BigDecimal.valueOf(chance.nextInt(1_000), 2);
            BigDecimal sum = BigDecimal.ZERO;
            for (long before = 0; before < quantity; ) {
                long after = before + 1 + chance.nextLong(quantity - before);
                BigDecimal step = line(quantity, before, after).step(whole);
                assertThat(step.signum()).isNotNegative();
                sum = sum.add(step);
                before = after;
            }
            assertThat(sum).isEqualByComparingTo(whole);
        }
    }

    @Test
    void a_step_is_money_of_the_currency_also_of_an_amount_with_more_decimals() {
        assertThat(line(3, 0, 1).step(new BigDecimal("10.0000"))).isEqualTo(new BigDecimal("3.33"));
        assertThat(line(3, 1, 2).step(new BigDecimal("10.0000"))).isEqualTo(new BigDecimal("3.34"));
        assertThat(line(3, 2, 3).step(new BigDecimal("10.0000"))).isEqualTo(new BigDecimal("3.33"));
    }

    @Test
    void what_stays_is_counted_without_what_redemptions_paid() {
        assertThat(line(4, 0, 1).staying()).isEqualByComparingTo("22.50");
        assertThat(line(4, 1, 4).staying()).isEqualByComparingTo("0.00");
        assertThat(line(4, 1, 4).isBack()).isTrue();
    }

    private static ReturnedLine line(long quantity, long before, long after) {
        return new ReturnedLine(
                "1", "goods", true, quantity, new BigDecimal("40.00"), new BigDecimal("10.00"), before, after, 2);
    }
}
