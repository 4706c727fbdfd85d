package loyalty.programme.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import loyalty.programme.calendar.ProgrammeCalendar;
import org.jspecify.annotations.Nullable;

/**
 * How long points live. One of these is given, or none: then they live for ever.
 *
 * @param endOfMonthPlusMonths to the end of the month in which they were earned, and so many months more
 * @param months so many months from the day on which they were earned
 * @param endOfYearPlusYears to the end of the calendar year in which they were earned, and so many years more
 * @param inactiveMonths until the member did nothing that counts for so many months
 * @param unlessActive with {@code endOfMonthPlusMonths}: a month more as often as the member did something that counts
 *     in the month that ends then
 * @param never written out for a tier whose points live for ever
 */
public record Life(
        @Nullable Integer endOfMonthPlusMonths,
        @Nullable Integer months,
        @Nullable Integer endOfYearPlusYears,
        @Nullable Integer inactiveMonths,
        boolean unlessActive,
        boolean never) {

    /** Without an end. */
    public static final Life FOREVER = new Life(null, null, null, null, false, true);

    /** The exclusive end of points earned on a day, if nothing happens meanwhile; null when they have none. */
    public @Nullable Instant endOf(LocalDate day, ProgrammeCalendar calendar) {
        if (endOfMonthPlusMonths != null) {
            return calendar.endOfMonth(day, endOfMonthPlusMonths);
        }
        if (endOfYearPlusYears != null) {
            return calendar.startOf(MonthDay.of(1, 1).atYear(day.getYear() + endOfYearPlusYears + 1));
        }
        Integer rolling = months == null ? inactiveMonths : months;
        return rolling == null ? null : calendar.startOf(day.plusMonths(rolling));
    }

    /** How activity prolongs it, in the word that lots keep; null when it does not. */
    public @Nullable String renewal() {
        if (inactiveMonths != null) {
            return "idle-" + inactiveMonths;
        }
        return unlessActive ? "monthly" : null;
    }
}
