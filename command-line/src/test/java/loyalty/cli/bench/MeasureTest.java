package loyalty.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {

    @Test
    void the_median_of_the_rounds_is_held_to_the_bound() {
        assertThat(Measure.atLeast(1, "rate", "×", List.of(1.0, 2.5, 2.0), 2).holds())
                .isTrue();
        assertThat(Measure.atLeast(1, "rate", "×", List.of(1.0, 1.9, 3.0), 2).holds())
                .isFalse();
        assertThat(Measure.atMost(4, "time", "ms", List.of(400.0, 600.0), 500).holds())
                .isTrue();
    }

    @Test
    void a_line_tells_value_bound_verdict_and_spread() {
        assertThat(Measure.atMost(7, "shown", "ms", List.of(400.0, 700.0, 600.0), 500)
                        .line())
                .contains("shown", "600.00 ms", "≤ 500.00", "SHORT", "(400.00 to 700.00)");
    }

    @Test
    void ratios_are_taken_round_by_round() {
        Samples samples = new Samples();
        samples.add("fast", 20);
        samples.add("slow", 10);
        samples.add("fast", 30);
        samples.add("slow", 10);

        assertThat(samples.ratio("fast", "slow")).containsExactly(2.0, 3.0);
        assertThat(samples.difference("fast", "slow")).containsExactly(10.0, 20.0);
        assertThat(samples.ratio("fast", "never")).isEmpty();
    }
}
