package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15.00 | 50.00 50.00       | 7.50 7.50",
                "10.00 | 1.00 1.00 10.00   | 0.84 0.83 8.33",
                "0.01  | 5.00 5.00         | 0.01 0.00",
                "0.02  | 1.00 1.00 1.00    | 0.01 0.01 0.00",
                "1.00  | 0.00 1.00         | 0.00 1.00",
                "0.00  | 0.00 0.00         | 0.00 0.00",
                "3.00  | 1.00 2.00         | 1.00 2.00",
            })
    void the_largest_remainder_gets_the_last_cent_and_the_earlier_line_among_equals(
            String total, String weights, String parts) {
        assertThat(Split.of(new BigDecimal(total), amounts(weights), 2).stream()
                        .map(BigDecimal::toPlainString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }

    @Test
    void currencies_without_decimals_are_split_into_whole_ones() {
        assertThat(Split.of(BigDecimal.TEN, amounts("7 7 7"), 0))
                .extracting(BigDecimal::intValueExact)
                .containsExactly(4, 3, 3);
    }

    @Test
    void more_than_there_is_is_not_split() {
        assertThatThrownBy(() -> Split.of(new BigDecimal("3.01"), amounts("1.00 2.00"), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<BigDecimal> amounts(String text) {
        return Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
    }
}
