package loyalty.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.wallet.Birthday;
import loyalty.programme.wallet.StoreCurrencyRules;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private final ProgrammeCalendar newYork = new ProgrammeCalendar(ZoneId.of("America/New_York"));

    @Test
    void points_of_july_2020_end_with_july_2021() {
        assertThat(newYork.endOfMonth(LocalDate.of(2020, 7, 6), 12)).isEqualTo(Instant.parse("2021-08-01T04:00:00Z"));
    }

    @Test
    void stars_of_december_2020_end_with_june_2021_in_los_angeles() {
        assertThat(new ProgrammeCalendar(ZoneId.of("America/Los_Angeles")).endOfMonth(LocalDate.of(2020, 12, 15), 6))
                .isEqualTo(Instant.parse("2021-07-01T07:00:00Z"));
    }

    @Test
    void days_that_are_promised_at_least_are_whole_ones() {
        Instant aMinuteBeforeMidnight = Instant.parse("2026-03-11T03:59:00Z");
        Instant midnight = Instant.parse("2026-03-11T04:00:00Z");

        assertThat(newYork.endOfWholeDays(aMinuteBeforeMidnight, 1)).isEqualTo(Instant.parse("2026-03-12T04:00:00Z"));
        assertThat(newYork.endOfWholeDays(midnight, 1)).isEqualTo(Instant.parse("2026-03-12T04:00:00Z"));
        assertThat(newYork.endOfWholeDays(midnight.plusMillis(1), 1)).isEqualTo(Instant.parse("2026-03-13T04:00:00Z"));
        assertThat(newYork.endOfWholeDays(aMinuteBeforeMidnight, 0)).isEqualTo(aMinuteBeforeMidnight);
    }

    @Test
    void a_midnight_that_daylight_saving_skips_begins_at_the_first_instant_after_it() {
        ProgrammeCalendar santiago = new ProgrammeCalendar(ZoneId.of("America/Santiago"));
        LocalDate skipped = LocalDate.of(2026, 9, 6);
        assertThat(santiago.startOf(skipped)).isEqualTo(Instant.parse("2026-09-06T04:00:00Z"));
        assertThat(santiago.dayOf(santiago.startOf(skipped))).isEqualTo(skipped);
    }

    @Test
    void a_time_that_is_repeated_means_its_first_occurrence_and_one_in_a_gap_moves_forward() {
        assertThat(newYork.at(LocalDate.of(2026, 11, 1), LocalTime.of(1, 30)))
                .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
        assertThat(newYork.at(LocalDate.of(2026, 3, 8), LocalTime.of(2, 30)))
                .isEqualTo(Instant.parse("2026-03-08T07:30:00Z"));
    }

    @Test
    void a_member_born_on_leap_day_has_a_birthday_every_year() {
        LocalDate born = LocalDate.of(2000, 2, 29);
        Birthday before = new Birthday(null, Map.of(), Map.of());
        Birthday after = new Birthday(Birthday.LeapDay.MARCH_1, Map.of(), Map.of());
        assertThat(before.birthdayIn(Year.of(2026), born)).isEqualTo("2026-02-28");
        assertThat(after.birthdayIn(Year.of(2026), born)).isEqualTo("2026-03-01");
        assertThat(after.birthdayIn(Year.of(2028), born)).isEqualTo("2028-02-29");
    }

    @Test
    void a_window_to_the_31st_ends_with_every_month() {
        var days = new StoreCurrencyRules.DaysOfMonth(16, 31);
        assertThat(days.firstIn(LocalDate.of(2026, 2, 3))).isEqualTo("2026-02-16");
        assertThat(days.endIn(LocalDate.of(2026, 2, 3))).isEqualTo("2026-03-01");
        var redeem = new StoreCurrencyRules.Redeem(days, null, null);
        assertThat(redeem.spanFor(LocalDate.of(2026, 2, 3)).contains(LocalDate.of(2026, 2, 15)))
                .isFalse();
    }

    @Test
    void the_first_version_covers_all_earlier_dates_and_each_later_one_begins_at_its_instant() {
        var first = new ProgrammeVersions.Version(Instant.parse("2026-01-01T00:00:00Z"), small("a"));
        var second = new ProgrammeVersions.Version(Instant.parse("2026-02-01T00:00:00Z"), small("b"));
        ProgrammeVersions versions = new ProgrammeVersions(List.of(second, first));
        assertThat(versions.inForceAt(Instant.EPOCH)).contains(first);
        assertThat(versions.inForceAt(Instant.parse("2026-01-31T23:59:59.999999Z")))
                .contains(first);
        assertThat(versions.inForceAt(Instant.parse("2026-02-01T00:00:00Z"))).contains(second);
        assertThat(new ProgrammeVersions(List.of()).inForceAt(Instant.EPOCH)).isEmpty();
    }

    private static Programme small(String version) {
        return ((ProgrammeFile.Readable) ProgrammeFile.read("""
                {version: %s, currency: USD, timeZone: UTC, points: {earn: {points: 1}},
                 tiers: {metric: spend, windowMonths: 1, validMonths: 1, steps: [{tier: t, threshold: 0}]}}""".formatted(version))).programme();
    }
}
