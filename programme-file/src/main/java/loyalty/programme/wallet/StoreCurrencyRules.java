package loyalty.programme.wallet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Store currency: earned by step in one window, spent in another.
 *
 * @param earn how it is earned
 * @param redeem when it can be spent
 */
public record StoreCurrencyRules(Earn earn, Redeem redeem) {

    /**
     * How it is earned.
     *
     * @param amount what every full step brings
     * @param per the step: so much in one order
     * @param daysOfMonth the days whose orders earn
     */
    public record Earn(BigDecimal amount, BigDecimal per, DaysOfMonth daysOfMonth) {}

    /**
     * When it can be spent.
     *
     * @param daysOfMonth the days of the month of the order
     */
    public record Redeem(DaysOfMonth daysOfMonth) {}

    /**
     * Days of every month.
     *
     * @param from the first day
     * @param to the last day, included; a month that is shorter ends with its own last day
     */
    public record DaysOfMonth(int from, int to) {

        /** Whether the date is one of them. */
        public boolean contains(LocalDate date) {
            return date.getDayOfMonth() >= from && date.getDayOfMonth() <= to;
        }

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
