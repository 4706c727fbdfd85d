package loyalty.programme.wallet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Store currency: earned by step in one window and spent in another, made of points once a month, or brought by activities.
 *
 * @param earn what orders bring; null when they bring none
 * @param redeem when that can be spent; there whenever {@code earn} is
 * @param fromPoints how points become store currency; null when they do not
 * @param fromActivities what activities bring
 */
public record StoreCurrencyRules(
        @Nullable Earn earn,
        @Nullable Redeem redeem,
        @Nullable FromPoints fromPoints,
        @Nullable List<FromActivity> fromActivities) {

    public StoreCurrencyRules {
        fromActivities = fromActivities == null ? List.of() : List.copyOf(fromActivities);
    }

    @Override
    public List<FromActivity> fromActivities() {
        return Objects.requireNonNull(fromActivities);
    }

    /**
     * What orders bring.
     *
     * @param amount what every full step brings
     * @param per the step: so much in one order
     * @param daysOfMonth the days of every month whose orders earn; null where the days are dated
     * @param from the first day whose orders earn
     * @param until the last such day, included
     */
    public record Earn(
            BigDecimal amount,
            BigDecimal per,
            @Nullable DaysOfMonth daysOfMonth,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /** Whether an order of this day earns. */
        public boolean isOn(LocalDate day) {
            return span(daysOfMonth, from, until, day).contains(day);
        }
    }

    /**
     * When what orders brought can be spent.
     *
     * @param daysOfMonth days of the month of the order; null where the days are dated
     * @param from the first day
     * @param until the last day, included
     */
    public record Redeem(
            @Nullable DaysOfMonth daysOfMonth,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /** The days on which what an order of this day brought can be spent. */
        public Span spanFor(LocalDate day) {
            return span(daysOfMonth, from, until, day);
        }
    }

    /**
     * Points that become store currency by themselves at the start of a day of every month.
     *
     * @param points the step: every so many points that can be spent
     * @param amount what a step becomes
     * @param dayOfMonth the day; the first when the file is silent
     * @param validDays how many whole days it can be spent, that day included
     */
    public record FromPoints(
            long points, BigDecimal amount, @Nullable Integer dayOfMonth, int validDays) {

        /** The day of the month on whose start points become store currency. */
        public int day() {
            return dayOfMonth == null ? 1 : dayOfMonth;
        }
    }

    /**
     * What an activity brings, spendable at once.
     *
     * @param activity its type
     * @param oncePerHours once in so many hours; null for as often as it happens
     * @param validDays how many whole days it can be spent, the day of the activity included
     */
    public record FromActivity(
            String activity, BigDecimal amount, @Nullable Integer oncePerHours, int validDays) {}

    /**
     * Days in a row.
     *
     * @param first the first of them
     * @param end the day after the last
     */
    public record Span(LocalDate first, LocalDate end) {

        /** Whether a day is one of them. */
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && day.isBefore(end);
        }
    }

    private static Span span(
            @Nullable DaysOfMonth daysOfMonth, @Nullable LocalDate from, @Nullable LocalDate until, LocalDate day) {
        if (daysOfMonth != null) {
            return new Span(daysOfMonth.firstIn(day), daysOfMonth.endIn(day));
        }
        LocalDate first = Objects.requireNonNull(from, "a window has days of the month, or dates");
        return new Span(
                first,
                Objects.requireNonNull(until, "a dated window has a last day").plusDays(1));
    }

    /**
     * Days of every month.
     *
     * @param from the first day
     * @param to the last day, included; a month that is shorter ends with its own last day
     */
    public record DaysOfMonth(int from, int to) {

        /** The first of these days in the month of the date. */
        public LocalDate firstIn(LocalDate month) {
            return month.withDayOfMonth(Math.min(from, month.lengthOfMonth()));
        }

        /** The day after the last of these days in the month of the date. */
        public LocalDate endIn(LocalDate month) {
            return month.withDayOfMonth(Math.min(to, month.lengthOfMonth())).plusDays(1);
        }
    }
}
