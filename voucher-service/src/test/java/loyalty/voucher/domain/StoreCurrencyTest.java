package loyalty.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreCurrencyTest {

    private static final Programme HOUSE = house();

    @ParameterizedTest
    @CsvSource({
        "49.99, 2026-03-02T15:00:00Z, 0",
        "50.00, 2026-03-02T15:00:00Z, 10.00",
        "149.99, 2026-03-02T15:00:00Z, 20.00",
        "150.00, 2026-03-16T03:59:59Z, 30.00",
        "150.00, 2026-03-16T04:00:00Z, 0",
        "150.00, 2026-03-01T04:59:59Z, 0",
        "150.00, 2026-03-01T05:00:00Z, 30.00",
    })
    void whole_steps_of_one_order_in_the_earn_window_to_the_second(String basis, String placedAt, String earned) {
        BigDecimal amount = StoreCurrency.of(new BigDecimal(basis), Instant.parse(placedAt), HOUSE)
                .map(StoreCurrency.Earned::amount)
                .orElse(BigDecimal.ZERO);

        assertThat(amount).isEqualByComparingTo(earned);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10T15:00:00Z, 2026-02-16T05:00:00Z, 2026-03-01T05:00:00Z",
        "2026-03-02T15:00:00Z, 2026-03-16T04:00:00Z, 2026-04-01T04:00:00Z",
        "2028-02-10T15:00:00Z, 2028-02-16T05:00:00Z, 2028-03-01T05:00:00Z",
        "2026-11-02T15:00:00Z, 2026-11-16T05:00:00Z, 2026-12-01T05:00:00Z",
    })
    void is_spent_in_the_second_half_of_its_month_in_the_zone_of_the_programme(
            String placedAt, String from, String until) {
        StoreCurrency.Earned earned = StoreCurrency.of(new BigDecimal("60"), Instant.parse(placedAt), HOUSE)
                .orElseThrow();

        assertThat(earned.redeemableFrom()).isEqualTo(from);
        assertThat(earned.redeemableUntil()).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        // Vector 4: 60 brought 10; 15 of it comes back. Due, left, ended, refund: cancelled, forgiven, withheld,
        // uncollected.
        "10.00, 10.00, 0.00, 15.00, 10.00, 0.00, 0.00, 0.00",
        "10.00, 0.00, 0.00, 15.00, 0.00, 0.00, 10.00, 0.00",
        "10.00, 4.00, 0.00, 15.00, 4.00, 0.00, 6.00, 0.00",
        "10.00, 0.00, 0.00, 8.00, 0.00, 0.00, 8.00, 2.00",
        "10.00, 4.00, 5.00, 8.00, 4.00, 5.00, 1.00, 0.00",
        "0.00, 10.00, 5.00, 10.00, 0.00, 0.00, 0.00, 0.00",
    })
    void what_goods_that_come_back_had_earned_is_cancelled_forgiven_and_withheld_in_this_order(
            BigDecimal due,
            BigDecimal left,
            BigDecimal ended,
            BigDecimal refund,
            BigDecimal cancelled,
            BigDecimal forgiven,
            BigDecimal withheld,
            BigDecimal uncollected) {
        assertThat(StoreCurrency.unearned(due, left, ended, refund))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new StoreCurrency.Unearned(cancelled, forgiven, withheld, uncollected));
    }

    private static Programme house() {
        try {
            String yaml = Files.readString(Path.of("../programmes/house.yaml"));
            return ((ProgrammeFile.Readable) ProgrammeFile.read(yaml)).programme();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
