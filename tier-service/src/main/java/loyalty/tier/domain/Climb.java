package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import loyalty.programme.Ladder;
import loyalty.programme.Ladder.Step;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeCalendar;
import loyalty.programme.ProgrammeVersions;
import org.jspecify.annotations.Nullable;

/**
 * The way of one member up and down the ladder, told from the beginning. Because it is told from what was bought and
 * when, the order in which the news arrived cannot matter.
 *
 * <p>A tier is reached at the purchase with which the rolling window holds its threshold, and lasts so many months from
 * that day. Whoever collects the threshold again meanwhile, not counting the purchase that reached it, keeps it; others
 * drop to what they did collect (Starbucks Rewards: "keep it by earning the same again").
 */
public final class Climb {

    private final ProgrammeVersions versions;
    private final Deque<Counted> window = new ArrayDeque<>();
    private final List<Change> changes = new ArrayList<>();
    private BigDecimal windowValue = BigDecimal.ZERO;
    private BigDecimal periodValue = BigDecimal.ZERO;
    private String tier;
    private @Nullable Instant since;
    private @Nullable Instant validUntil;

    private Climb(ProgrammeVersions versions) {
        this.versions = versions;
        this.tier = programmeAt(Instant.MIN).tiers().lowest().tier();
    }

    /**
     * Where a member stands.
     *
     * @param versions every version of the programme, at least one
     * @param facts what counts, in any order
     * @param now the instant; purchases dated later do not count yet
     */
    public static Standing at(Instant now, List<Fact> facts, ProgrammeVersions versions) {
        Climb climb = new Climb(versions);
        List<Fact> inOrder = facts.stream().sorted(Fact.BY_TIME).toList();
        Instant next = null;
        for (Fact fact : inOrder) {
            if (fact.placedAt().isAfter(now)) {
                next = fact.placedAt();
                break;
            }
            climb.review(fact.placedAt());
            climb.count(fact);
        }
        climb.review(now);
        climb.slideWindowTo(now);
        return new Standing(
                climb.tier,
                climb.since,
                climb.validUntil,
                climb.windowValue,
                climb.periodValue,
                List.copyOf(climb.changes),
                next);
    }

    /** What a purchase adds to the counter of a ladder. */
    public static BigDecimal valueOf(Fact fact, Ladder ladder) {
        return switch (ladder.metric()) {
            case SPEND -> fact.spend();
            case POINTS -> BigDecimal.valueOf(fact.points());
            case ORDERS -> BigDecimal.ONE;
        };
    }

    private void count(Fact fact) {
        Programme programme = programmeAt(fact.placedAt());
        BigDecimal value = valueOf(fact, programme.tiers());
        window.addLast(new Counted(fact.placedAt(), value));
        windowValue = windowValue.add(value);
        periodValue = periodValue.add(value);
        slideWindowTo(fact.placedAt());
        Step supported = programme.tiers().supportedBy(windowValue);
        if (programme.tiers().rankOf(supported.tier()) > programme.tiers().rankOf(tier)) {
            reach(supported, fact, programme);
        }
    }

    private void reach(Step step, Fact fact, Programme programme) {
        ProgrammeCalendar calendar = programme.calendar();
        LocalDate day = calendar.dayOf(fact.placedAt());
        Change.Cause cause = new Change.Cause(Change.Kind.REACHED, fact.orderId(), windowValue, step.threshold());
        change(fact.placedAt(), step, day.plusDays(1), day, cause, programme);
    }

    private void review(Instant until) {
        while (validUntil != null && !validUntil.isAfter(until)) {
            Instant ended = validUntil;
            Programme programme = programmeAt(ended);
            Step supported = programme.tiers().supportedBy(periodValue);
            int rank = programme.tiers().rankOf(tier);
            boolean kept = programme.tiers().rankOf(supported.tier()) >= rank && rank >= 0;
            Step step = kept ? programme.tiers().steps().get(rank) : supported;
            LocalDate day = programme.calendar().dayOf(ended);
            Change.Kind kind = kept ? Change.Kind.KEPT : Change.Kind.LAPSED;
            change(ended, step, day, day, new Change.Cause(kind, null, periodValue, step.threshold()), programme);
        }
    }

    private void change(
            Instant at, Step step, LocalDate rateFrom, LocalDate day, Change.Cause cause, Programme programme) {
        boolean lowest = step.equals(programme.tiers().lowest());
        String previous = tier;
        tier = step.tier();
        since = at;
        validUntil = lowest
                ? null
                : programme.calendar().startOf(day.plusMonths(programme.tiers().validMonths()));
        periodValue = BigDecimal.ZERO;
        changes.add(new Change(at, tier, previous, rateFrom, validUntil, cause, programme.version()));
    }

    private void slideWindowTo(Instant instant) {
        Programme programme = programmeAt(instant);
        Instant begins = windowBegins(instant, programme);
        while (!window.isEmpty() && window.getFirst().placedAt().isBefore(begins)) {
            windowValue = windowValue.subtract(window.removeFirst().value());
        }
    }

    /** The first instant of the window that an instant looks back on: whole days, today included. */
    public static Instant windowBegins(Instant instant, Programme programme) {
        ProgrammeCalendar calendar = programme.calendar();
        LocalDate today = calendar.dayOf(instant);
        return calendar.startOf(
                today.minusMonths(programme.tiers().windowMonths()).plusDays(1));
    }

    private Programme programmeAt(Instant instant) {
        return versions.inForceAt(instant).orElseThrow().programme();
    }

    private record Counted(Instant placedAt, BigDecimal value) {}
}
