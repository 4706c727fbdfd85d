package loyalty.tier.domain;

import java.time.Instant;
import java.time.LocalDate;
import loyalty.programme.Programme;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.tiers.Ladder;
import loyalty.programme.tiers.Ladder.Step;
import loyalty.programme.tiers.LadderTerms;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a ladder in one version of the programme, with its days.
 *
 * @param anchor the day with which a membership year begins
 */
record Terms(Programme programme, Ladder ladder, LocalDate anchor) {

    private ProgrammeCalendar calendar() {
        return programme.calendar();
    }

    LocalDate dayOf(Instant instant) {
        return calendar().dayOf(instant);
    }

    /** The first day that begins with what holds from an instant on. */
    LocalDate firstDayFrom(Instant instant) {
        return calendar().firstDayFrom(instant);
    }

    Instant startOf(LocalDate day) {
        return calendar().startOf(day);
    }

    /** The first instant of the window that an instant looks back on: whole days, today included. */
    Instant windowBegins(Instant instant) {
        LocalDate today = dayOf(instant);
        Integer months = ladder.windowMonths();
        return startOf(
                months == null ? yearOf(today) : today.minusMonths(months).plusDays(1));
    }

    /** The exclusive end of the window in which an instant lies; of rolling months, the end of the day. */
    Instant windowEnds(Instant instant) {
        LocalDate today = dayOf(instant);
        return startOf(ladder.windowMonths() == null ? yearAfter(today) : today.plusDays(1));
    }

    /**
     * The first instant that counts for what follows a tier that ends at an instant. Where a year that ends decides, it is
     * judged by its last instant. Rolling months are those that are seen when the tier ends, today included: on the day
     * of its end the day on which it was reached is no longer among as many months, so that it does not keep itself.
     */
    Instant keepBegins(Instant end) {
        boolean year = ladder.windowMonths() == null;
        boolean decides =
                ladder.keepBy() == LadderTerms.KeepBy.WINDOW || ladder.promotion() == LadderTerms.Promotion.PERIOD_END;
        return windowBegins(year && decides ? end.minusNanos(1) : end);
    }

    /** The exclusive end of a tier that was reached on a day. */
    Instant reachedOnLastsUntil(LocalDate day) {
        Integer months = ladder.validMonths();
        if (months != null) {
            return startOf(day.plusMonths(months));
        }
        LocalDate next = yearAfter(day);
        return startOf(ladder.valid() == LadderTerms.Validity.WINDOW_END ? next : yearAfter(next));
    }

    /**
     * The exclusive end of a tier that somebody has after another period of it ended. Where a tier lasts for the rest
     * of a year and the whole next one, what the year that ended supports is as if reached in that year.
     *
     * @param ended when the period ended, without grace
     * @param from since when they have it
     */
    Instant nextPeriodLastsUntil(Instant ended, Instant from) {
        if (ladder.validMonths() != null) {
            return reachedOnLastsUntil(dayOf(from));
        }
        boolean window = ladder.valid() == LadderTerms.Validity.WINDOW_END;
        return reachedOnLastsUntil(dayOf(window ? ended : ended.minusNanos(1)));
    }

    /** When the grace ends of a tier that ended at an instant. */
    Instant graceEnds(Instant ended) {
        return calendar().endOfWholeDays(ended, ladder.missed().graceDays());
    }

    /** Whether a tier of this rank never ends: the lowest, and those up to the floor. */
    boolean isEndless(int rank) {
        return rank <= ladder.floorRank();
    }

    /** The rank to which somebody drops who did not keep a tier. */
    int dropFrom(int rank, Step supported) {
        int to = ladder.rankOf(supported.tier());
        if (ladder.missed().drop() == LadderTerms.Drop.ONE_STEP) {
            int below = rank - 1;
            while (below > to && ladder.steps().get(below).byInvitation()) {
                below--;
            }
            to = Math.max(to, below);
        }
        return notBelowFloor(rank, to);
    }

    /** A rank to which somebody would drop, or the floor if they stood on it or above. */
    int notBelowFloor(int rank, int to) {
        return Math.max(to, Math.min(rank, ladder.floorRank()));
    }

    String lowest() {
        return ladder.lowest().tier();
    }

    @Nullable
    Step step(String tier) {
        int rank = ladder.rankOf(tier);
        return rank < 0 ? null : ladder.steps().get(rank);
    }

    private LocalDate yearOf(LocalDate day) {
        if (ladder.window() == LadderTerms.Window.CALENDAR_YEAR || ladder.window() == null) {
            return day.withDayOfYear(1);
        }
        LocalDate begins = anchor.plusYears((long) day.getYear() - anchor.getYear());
        return begins.isAfter(day) ? anchor.plusYears(day.getYear() - anchor.getYear() - 1L) : begins;
    }

    private LocalDate yearAfter(LocalDate day) {
        LocalDate begins = yearOf(day);
        return ladder.window() == LadderTerms.Window.MEMBERSHIP_YEAR
                ? anchor.plusYears(begins.getYear() - anchor.getYear() + 1L)
                : begins.plusYears(1);
    }
}
