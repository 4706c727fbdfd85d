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
import loyalty.points.domain.Explanation;
import loyalty.programme.ProgrammeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningPolicyTest {

    private static final EarningPolicy HOUSE = house(text -> text);

    private interface Edit {
        String of(String text);
    }

    private static EarningPolicy house(Edit edit) {
        try {
            String text = edit.of(Files.readString(Path.of("..", "programmes", "house.yaml")));
            return new EarningPolicy(((ProgrammeFile.Readable) ProgrammeFile.read(text)).programme());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Order.Line line(LineKind kind, String price, long quantity, String discount) {
        return new Order.Line(
                kind + price, "sku", null, kind, quantity, new BigDecimal(price), new BigDecimal(discount));
    }

    private static Order order(String placedAt, Order.Line... lines) {
        return new Order("o-1", Instant.parse(placedAt), "USD", "store", null, List.of(lines));
    }

    private static TierPeriods since(String day, String tier) {
        return new TierPeriods(List.of(new TierPeriods.Period(1, LocalDate.parse(day), tier)));
    }

    @ParameterizedTest
    @CsvSource({
        "member, 7.35, 7",
        "silver, 7.35, 9",
        "gold, 7.35, 11",
        "gold, 0.66, 0",
        "gold, 0.67, 1",
        "silver, 0.00, 0"
    })
    void the_tier_sets_the_rate_and_fractions_fall(String tier, String amount, long points) {
        Earned earned = HOUSE.earn(
                order("2026-03-02T12:00:00Z", line(LineKind.GOODS, amount, 1, "0.00")),
                since("2026-01-01", tier),
                Counts.NONE);
        assertThat(earned.points()).isEqualTo(points);
        assertThat(earned.tier()).isEqualTo(tier);
    }

    @Test
    void only_goods_earn_and_after_their_discount() {
        Earned earned = HOUSE.earn(
                order(
                        "2026-03-02T12:00:00Z",
                        line(LineKind.GOODS, "10.00", 3, "5.50"),
                        line(LineKind.GIFT_CARD, "50.00", 1, "0.00"),
                        line(LineKind.SHIPPING, "4.99", 1, "0.00"),
                        line(LineKind.TAX, "2.00", 1, "0.00")),
                TierPeriods.NONE,
                Counts.NONE);
        assertThat(earned.points()).isEqualTo(24);
        assertThat(earned.rules().getFirst().input()).isEqualTo("24.50");
        assertThat(earned.qualifying().added()).isEqualByComparingTo("24.50");
    }

    @Test
    void fractions_are_rounded_once_for_the_order_and_not_by_line() {
        Order.Line line = line(LineKind.GOODS, "0.50", 1, "0.00");
        assertThat(HOUSE.earn(order("2026-03-02T12:00:00Z", line, line), TierPeriods.NONE, Counts.NONE)
                        .points())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T04:59:59Z, member",
        "2026-03-05T05:00:00Z, silver",
    })
    void a_promotion_raises_the_rate_from_the_start_of_its_day_in_the_programmes_zone(String placedAt, String tier) {
        Earned earned = HOUSE.earn(
                order(placedAt, line(LineKind.GOODS, "10.00", 1, "0.00")), since("2026-03-05", "silver"), Counts.NONE);
        assertThat(earned.tier()).isEqualTo(tier);
    }

    @Test
    void a_tier_of_a_further_ladder_says_nothing_about_the_rate() {
        EarningPolicy two = house(text -> text
                + "ladders: [{ladder: visits, metric: activities, activities: [visit], windowMonths: 1,"
                + " validMonths: 1, steps: [{tier: guest, threshold: 0}, {tier: regular, threshold: 4}]}]\n");
        TierPeriods periods = new TierPeriods(List.of(
                new TierPeriods.Period(1, LocalDate.parse("2026-03-01"), "gold"),
                new TierPeriods.Period(2, LocalDate.parse("2026-03-02"), "regular")));

        Earned earned =
                two.earn(order("2026-03-05T12:00:00Z", line(LineKind.GOODS, "10.00", 1, "0.00")), periods, Counts.NONE);

        assertThat(earned.tier()).isEqualTo("gold");
    }

    @Test
    void later_news_counts_more_than_earlier_news() {
        TierPeriods periods = new TierPeriods(List.of(
                new TierPeriods.Period(2, LocalDate.parse("2026-02-10"), "gold"),
                new TierPeriods.Period(1, LocalDate.parse("2026-03-01"), "silver")));
        assertThat(periods.on(LocalDate.parse("2026-03-05"), tier -> true)).contains("gold");
        assertThat(periods.on(LocalDate.parse("2026-02-09"), tier -> true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-06T12:00:00Z, 2026-07-13T04:00:00Z, 2027-08-01T04:00:00Z",
        "2026-10-28T12:00:00Z, 2026-11-04T05:00:00Z, 2027-11-01T04:00:00Z",
        "2028-01-31T12:00:00Z, 2028-02-07T05:00:00Z, 2029-02-01T05:00:00Z",
        "2026-08-01T03:59:59Z, 2026-08-07T04:00:00Z, 2027-08-01T04:00:00Z",
    })
    void waiting_and_life_follow_the_programmes_calendar(String placedAt, Instant availableAt, Instant expiresAt) {
        Earned earned =
                HOUSE.earn(order(placedAt, line(LineKind.GOODS, "10.00", 1, "0.00")), TierPeriods.NONE, Counts.NONE);
        assertThat(earned.availableAt()).isEqualTo(availableAt);
        assertThat(earned.expiresAt()).isEqualTo(expiresAt);
    }

    @Test
    void half_up_and_a_rate_by_step_are_told_as_they_are() {
        EarningPolicy steps = house(
                text -> text.replace("per: \"1.00\"", "per: \"3.00\"").replace("rounding: floor", "rounding: half-up"));
        Earned earned = steps.earn(
                order("2026-03-02T12:00:00Z", line(LineKind.GOODS, "5.00", 1, "0.00")), TierPeriods.NONE, Counts.NONE);
        assertThat(earned.points()).isEqualTo(2);
        assertThat(earned.rules()).containsExactly(new Explanation.RuleApplied("earn", "5.00", "1/3.00", "half-up", 2));
    }
}
