package loyalty.programme.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The days and months of a programme, in its zone.
 *
 * <p>A local time that daylight saving skips is moved forward by the length of the gap; one that it repeats means its
 * first occurrence. So every date is resolved once and the same way everywhere.
 *
 * @param zone the programme's zone
 */
public record ProgrammeCalendar(ZoneId zone) {

    /** The first instant of a day; where midnight is skipped, the first instant after it. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The exclusive end of a day. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** The first day that begins at an instant or after it: the day of the instant only where that begins with it. */
    public LocalDate firstDayFrom(Instant instant) {
        LocalDate day = dayOf(instant);
        return startOf(day).equals(instant) ? day : day.plusDays(1);
    }

    /**
     * The exclusive end of something that lasts so many days at least: what is left of a day that has begun comes on top.
     * Without any days it is the instant itself.
     */
    public Instant endOfWholeDays(Instant from, int days) {
        return days == 0 ? from : startOf(firstDayFrom(from).plusDays(days));
    }

    /** The instant of a local time on a day. */
    public Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }

    /** The day on which an instant falls. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The exclusive end of the month that lies so many months after the month of a day. */
    public Instant endOfMonth(LocalDate day, int monthsLater) {
        return startOf(YearMonth.from(day).plusMonths(monthsLater + 1L).atDay(1));
    }
}
