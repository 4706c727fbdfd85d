package loyalty.points.domain.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import loyalty.programme.ProgrammeFile;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped programmes pay as what they are shaped after is published to pay. */
class ShippedProgrammesTest {

    private static EarningPolicy shipped(String name) {
        try {
            String text = Files.readString(Path.of("..", "programmes", name + ".yaml"));
            return new EarningPolicy(((ProgrammeFile.Readable) ProgrammeFile.read(text)).programme());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TierPeriods tier(String tier) {
        return new TierPeriods(List.of(new TierPeriods.Period(1, LocalDate.EPOCH, tier)));
    }

    private static Earned earned(EarningPolicy policy, String placedAt, String tier, String amount, String category) {
        var line =
                new Order.Line("1", "sku", category, LineKind.GOODS, 1, new BigDecimal(amount), new BigDecimal("0.00"));
        var order = new Order(
                "o-1",
                Instant.parse(placedAt),
                policy.programme().currency().getCurrencyCode(),
                "store",
                null,
                List.of(line));
        return policy.earn(order, tier(tier), Counts.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "green, 10.00, coffee, 10",
        "gold, 10.00, coffee, 12",
        "reserve, 10.00, coffee, 17",
        "reserve, 10.00, alcohol, 0"
    })
    void coffee_pays_by_tier_and_nothing_for_alcohol(String tier, String amount, String category, long points) {
        assertThat(earned(shipped("coffee-stars"), "2026-03-12T20:00:00Z", tier, amount, category)
                        .points())
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-15, green, 10",
        "2026-04-15, gold, 24",
        "2026-04-15, reserve, 34",
        "2026-05-20, gold, 12",
        "2026-05-20, reserve, 34"
    })
    void coffee_has_double_star_days(String day, String tier, long points) {
        assertThat(earned(shipped("coffee-stars"), day + "T20:00:00Z", tier, "10.00", "coffee")
                        .points())
                .isEqualTo(points);
    }

    /** Vectors 1 and 11. */
    @Test
    void stars_end_with_the_sixth_month_after_theirs_and_fractions_are_carried() {
        EarningPolicy coffee = shipped("coffee-stars");

        assertThat(earned(coffee, "2020-12-15T20:00:00Z", "green", "5.00", "coffee")
                        .expiresAt())
                .isEqualTo(Instant.parse("2021-07-01T07:00:00Z"));
        assertThat(earned(coffee, "2020-12-15T20:00:00Z", "gold", "5.00", "coffee")
                        .expiresAt())
                .isNull();
        assertThat(earned(coffee, "2026-03-12T20:00:00Z", "gold", "7.35", "coffee")
                        .counted()
                        .get(Counts.CARRIED))
                .isEqualTo(BigFraction.of(82, 100));
    }

    /** Vector 2. */
    @Test
    void the_house_counts_twelve_months_from_the_end_of_the_month() {
        assertThat(earned(shipped("house"), "2020-07-06T16:00:00Z", "member", "5.00", "music")
                        .expiresAt())
                .isEqualTo(Instant.parse("2021-08-01T04:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"insider, 99, 198", "vib, 123, 371", "rouge, 148, 594"})
    void beauty_pays_by_tier_and_more_on_its_days(String tier, long usual, long onADay) {
        EarningPolicy beauty = shipped("beauty-tiers");

        assertThat(earned(beauty, "2026-03-12T20:00:00Z", tier, "99.00", "care").points())
                .isEqualTo(usual);
        assertThat(earned(beauty, "2026-08-14T20:00:00Z", tier, "99.00", "care").points())
                .isEqualTo(onADay);
    }

    @Test
    void skincare_waits_seven_days_and_lives_twelve_months() {
        Earned earned = earned(shipped("skincare-club-a"), "2026-03-12T20:00:00Z", "red", "80.00", "care");

        assertThat(earned.points()).isEqualTo(80);
        assertThat(earned.availableAt()).isEqualTo(Instant.parse("2026-03-19T13:00:00Z"));
        assertThat(earned.expiresAt()).isEqualTo(Instant.parse("2027-03-12T13:00:00Z"));
    }
}
