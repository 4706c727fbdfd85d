package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a ladder of three tiers comes to, day by day, in the plainest way: everything is added up anew each day. Knows
 * nothing of the domain but its facts.
 */
final class SlowClub {

    private static final String[] TIERS = {"red", "silver", "gold"};

    final Club club;
    /** One of rolling, calendar, member. */
    String window = "rolling";

    boolean atYearsEnd;
    /** Months; 0 for the end of the window, −1 for the rest of the year and the whole next one. */
    int valid = 12;

    boolean sameAgain = true;
    boolean oneStep;
    int floor;
    int grace;
    /** One of at-once, period-end, never. */
    String returns = "period-end";

    int[] thresholds = {0, 300, 700};

    SlowClub(Club club) {
        this.club = club;
    }

    /** Where the member stands at the end of a day. */
    static final class Day implements Cloneable {
        int tier;

        @Nullable
        LocalDate until;

        @Nullable
        LocalDate graceOf;

        LocalDate periodFrom = LocalDate.MIN;

        @Nullable
        LocalDate groundFrom;

        @Nullable
        LocalDate groundTo;

        @Nullable
        LocalDate fall;

        boolean collectedThisYear;

        String name() {
            return TIERS[tier];
        }

        Day copy() {
            try {
                return (Day) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** How it goes on from the end of one day to the end of another, if what is known at a day is all there is. */
    Day later(Day from, LocalDate day, LocalDate to, LocalDate known) {
        Day now = from.copy();
        for (LocalDate d = day.plusDays(1); !d.isAfter(to); d = d.plusDays(1)) {
            begin(now, d, known);
            if (!d.isAfter(known)) {
                spend(now, d, known);
            }
        }
        return now;
    }

    private void begin(Day now, LocalDate d, LocalDate known) {
        if (!window.equals("rolling") && d.equals(yearOf(d))) {
            if (atYearsEnd && now.collectedThisYear) {
                promote(now, d, sum(yearOf(d.minusDays(1)), d.minusDays(1), d.minusDays(1), known), d, true);
            }
            now.collectedThisYear = false;
        }
        if (d.equals(now.fall)) {
            now.fall = null;
            fall(now, d, d.minusDays(1), known);
        }
        if (d.equals(now.until)) {
            end(now, d, known);
        }
    }

    private void spend(Day now, LocalDate d, LocalDate known) {
        boolean bought = club.purchases.stream().anyMatch(p -> day(p.placedAt()).equals(d));
        now.collectedThisYear |= bought;
        if (bought && !atYearsEnd) {
            promote(now, d, sum(windowFrom(d), d, d, known, returned -> returned.isBefore(d)), d, false);
        }
        boolean back = club.returns.stream().anyMatch(r -> day(r.returnedAt()).equals(d));
        if (back && returns.equals("at-once")) {
            fall(now, d, d, known);
        }
        if (back && returns.equals("period-end") && !window.equals("rolling") && now.fall == null) {
            now.fall = nextYear(d);
        }
    }

    private void promote(Day now, LocalDate d, BigDecimal value, LocalDate from, boolean yearEnd) {
        int supported = supported(value);
        if (supported > now.tier) {
            now.tier = supported;
            now.groundFrom = yearEnd ? yearOf(d.minusDays(1)) : windowFrom(d);
            now.groundTo = yearEnd ? d.minusDays(1) : d;
            now.periodFrom = yearEnd ? d : d.plusDays(1);
            now.until = supported <= floor ? null : lasts(from);
            now.graceOf = null;
        }
    }

    private void end(Day now, LocalDate d, LocalDate known) {
        LocalDate ended = now.graceOf == null ? d : now.graceOf;
        LocalDate from = keepFrom(now, ended);
        BigDecimal value = sum(from, d.minusDays(1), d.minusDays(1), known);
        if (value.compareTo(BigDecimal.valueOf(thresholds[now.tier])) >= 0) {
            next(now, d, now.tier, valid > 0 ? lasts(ended) : lasts(valid == 0 ? ended : ended.minusDays(1)), from);
        } else if (grace > 0 && now.graceOf == null) {
            now.graceOf = d;
            now.until = d.plusDays(grace);
        } else {
            int to = Math.max(supported(value), Math.min(now.tier, floor));
            to = oneStep ? Math.max(to, now.tier - 1) : to;
            LocalDate until = valid > 0 ? lasts(d) : lasts(valid == 0 ? ended : ended.minusDays(1));
            next(now, d, to, until, supported(value) >= to ? from : null);
        }
    }

    private void next(Day now, LocalDate d, int tier, LocalDate until, @Nullable LocalDate ground) {
        now.tier = tier;
        now.until = tier <= floor ? null : until;
        now.graceOf = null;
        now.periodFrom = d;
        now.groundFrom = ground;
        now.groundTo = ground == null ? null : d.minusDays(1);
    }

    private void fall(Day now, LocalDate d, LocalDate returnsUpTo, LocalDate known) {
        LocalDate from = now.groundFrom;
        LocalDate to = now.groundTo;
        if (now.until == null || from == null || to == null) {
            return;
        }
        BigDecimal most = sum(from, to, returnsUpTo, known).max(sum(windowFrom(d), returnsUpTo, returnsUpTo, known));
        if (supported(most) < now.tier) {
            now.tier = Math.max(supported(most), Math.min(now.tier, floor));
            now.until = now.tier <= floor ? null : now.until;
            now.graceOf = now.until == null ? null : now.graceOf;
        }
    }

    LocalDate keepFrom(Day now, LocalDate ended) {
        if (sameAgain) {
            return now.periodFrom;
        }
        return window.equals("rolling") ? windowFrom(ended) : yearOf(ended.minusDays(1));
    }

    BigDecimal sum(LocalDate from, LocalDate to, LocalDate returnsUpTo, LocalDate known) {
        return sum(from, to, returnsUpTo, known, returned -> true);
    }

    /** What was bought from day to day, less what of it had come back. */
    private BigDecimal sum(
            LocalDate from, LocalDate to, LocalDate returnsUpTo, LocalDate known, Predicate<LocalDate> returned) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Purchase purchase : club.purchases) {
            LocalDate day = day(purchase.placedAt());
            if (!day.isBefore(from) && !day.isAfter(to) && !day.isAfter(known)) {
                sum = sum.add(purchase.share().spend());
                for (Return back : club.returns) {
                    LocalDate came = day(back.returnedAt());
                    if (back.orderId().equals(purchase.orderId())
                            && !came.isAfter(returnsUpTo)
                            && !came.isAfter(known)
                            && returned.test(came)) {
                        sum = sum.subtract(back.share().spend());
                    }
                }
            }
        }
        return sum;
    }

    private int supported(BigDecimal value) {
        int supported = 0;
        for (int i = 0; i < thresholds.length; i++) {
            supported = value.compareTo(BigDecimal.valueOf(thresholds[i])) >= 0 ? i : supported;
        }
        return supported;
    }

    LocalDate windowFrom(LocalDate d) {
        return window.equals("rolling") ? d.minusMonths(12).plusDays(1) : yearOf(d);
    }

    private LocalDate lasts(LocalDate from) {
        if (valid > 0) {
            return from.plusMonths(valid);
        }
        return valid == 0 ? nextYear(from) : nextYear(nextYear(from));
    }

    private LocalDate yearOf(LocalDate d) {
        LocalDate year = LocalDate.of(d.getYear(), 1, 1);
        if (window.equals("member")) {
            LocalDate joined = Objects.requireNonNull(club.joinedOn);
            year = joined.plusYears(d.getYear() - joined.getYear());
            year = year.isAfter(d) ? joined.plusYears(d.getYear() - joined.getYear() - 1L) : year;
        }
        return year;
    }

    LocalDate nextYear(LocalDate d) {
        LocalDate next = d.plusDays(1);
        while (!next.equals(yearOf(next))) {
            next = next.plusDays(1);
        }
        return next;
    }

    static LocalDate day(java.time.Instant instant) {
        return LocalDate.ofInstant(instant, Club.ZONE);
    }
}
