package loyalty.tier.tiers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a member earned on a ladder, told day by day from the first one by the rules as they are published, in the plainest
 * way: everything is added up anew whenever it is asked for. Shares nothing with the service.
 */
final class SlowClub {

    private final SlowLadder ladder;
    private final SlowWorth worth;
    private final LocalDate joined;
    /** What counts, in the order in which it happened: by time, then by id. */
    final List<Life.Fact> done = new ArrayList<>();
    /** What came back so far. */
    final List<Life.Back> back = new ArrayList<>();

    final List<Step> steps = new ArrayList<>();
    int rank;

    @Nullable
    LocalDate until;

    @Nullable
    LocalDate graceOf;

    private List<Life.Fact> period = new ArrayList<>();

    @Nullable
    private Ground ground;

    @Nullable
    LocalDate promotion;

    @Nullable
    LocalDate fall;

    SlowClub(SlowLadder ladder, SlowWorth worth, LocalDate joined) {
        this.ladder = ladder;
        this.worth = worth;
        this.joined = joined;
    }

    /** The tier from an instant on. */
    record Step(Instant at, int rank) {}

    /** What a tier was given for. */
    private record Ground(List<Life.Fact> gains, boolean kept) {}

    /** Tells what happened up to an instant, and goes on to a day as if nothing more happened. */
    void tell(List<Life.Fact> facts, Instant now, LocalDate from, LocalDate to) {
        Map<LocalDate, List<Moment>> moments = moments(facts).stream()
                .filter(one -> !one.at().isAfter(now))
                .collect(Collectors.groupingBy(one -> day(one.at())));
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            begin(day);
            moments.getOrDefault(day, List.of()).forEach(this::happen);
        }
    }

    /** Something that happens, and when it counts. */
    private record Moment(Instant at, Life.Fact fact) {
        boolean isGain() {
            return !(fact instanceof Life.Back);
        }
    }

    private static List<Moment> moments(List<Life.Fact> facts) {
        List<Moment> moments = new ArrayList<>();
        for (Life.Fact fact : facts) {
            if (fact instanceof Life.Back returned) {
                facts.stream()
                        .filter(one -> one instanceof Life.Bought && one.id().equals(returned.orderId()))
                        .map(Life.Fact::at)
                        .forEach(at ->
                                moments.add(new Moment(at.isAfter(returned.at()) ? at : returned.at(), returned)));
            } else if (!(fact instanceof Life.Given)) {
                moments.add(new Moment(fact.at(), fact));
            }
        }
        moments.sort(Comparator.comparing(Moment::at)
                .thenComparing(one -> !one.isGain())
                .thenComparing(one -> one.fact().at())
                .thenComparing(one -> one.fact().id()));
        return moments;
    }

    /** What falls due with the beginning of a day: a promotion, what a return left without support, an end. */
    private void begin(LocalDate day) {
        if (day.equals(promotion)) {
            promotion = null;
            reach(day, start(day), since(ladder.yearOf(day.minusDays(1), joined)));
        }
        if (day.equals(fall)) {
            fall = null;
            if (!day.equals(until)) {
                lose(day, start(day), day.minusDays(1));
            }
        }
        if (day.equals(until)) {
            end(day);
        }
    }

    private void happen(Moment moment) {
        LocalDate day = day(moment.at());
        if (moment.fact() instanceof Life.Back returned) {
            back.add(returned);
            if (ladder.returns.equals("at-once")) {
                lose(day, moment.at(), day);
            } else if (ladder.returns.equals("period-end") && !ladder.isRolling() && fall == null) {
                fall = ladder.nextYear(day, joined);
            }
            return;
        }
        done.add(moment.fact());
        period.add(moment.fact());
        if (ladder.atYearsEnd) {
            promotion = promotion == null ? ladder.nextYear(day, joined) : promotion;
        } else if (worth.of(moment.fact(), back).signum() > 0) {
            reach(day, moment.at(), since(ladder.windowFrom(day, joined)));
        }
    }

    private void reach(LocalDate day, Instant at, List<Life.Fact> gains) {
        int supported = ladder.supported(sum(gains));
        if (supported > rank) {
            have(at, supported, ladder.lasts(day, joined), new Ground(gains, false));
        }
    }

    /** What a return left without support is lost. One has what one would have, had one never bought what came back. */
    private void lose(LocalDate day, Instant at, LocalDate judged) {
        Ground on = ground;
        if (until == null || on == null) {
            return;
        }
        BigDecimal then = sum(on.gains());
        BigDecimal most = then.max(sum(since(ladder.windowFrom(judged, joined))));
        boolean keeps = on.kept() && then.compareTo(ladder.keep(rank)) >= 0;
        if (most.compareTo(ladder.threshold(rank)) >= 0 || keeps) {
            return;
        }
        SlowClub other = new SlowClub(ladder, worth, joined);
        other.back.addAll(back);
        other.tell(done, at, done.isEmpty() ? day : day(done.getFirst().at()), day);
        int to = Math.max(other.rank, Math.min(rank, ladder.floor));
        if (to < rank) {
            have(at, to, other.until, other.ground);
            graceOf = to <= ladder.floor ? null : other.graceOf;
            period = other.period;
        }
    }

    private void end(LocalDate day) {
        LocalDate ended = graceOf == null ? day : graceOf;
        List<Life.Fact> gains = forKeeping(ended);
        BigDecimal value = sum(gains);
        BigDecimal keep = ladder.keep(rank);
        if (!ladder.keepBy.equals("nothing") && value.compareTo(keep) >= 0) {
            have(start(day), rank, ladder.lastsAgain(ended, ended, joined), new Ground(gains, true));
        } else if (ladder.graceDays > 0 && graceOf == null) {
            graceOf = day;
            until = day.plusDays(ladder.graceDays);
        } else {
            int supported = ladder.supported(value);
            int to = Math.max(supported, Math.min(rank, ladder.floor));
            to = ladder.oneStep ? Math.max(to, below()) : to;
            // Who has enough for the same tier has reached it anew.
            LocalDate lasts = to == rank ? ladder.lasts(day, joined) : ladder.lastsAgain(ended, day, joined);
            have(start(day), to, lasts, supported >= to ? new Ground(gains, false) : null);
        }
    }

    /** One step down, which nobody needs to be invited to. */
    private int below() {
        int below = rank - 1;
        while (ladder.threshold(below) == null) {
            below--;
        }
        return below;
    }

    private void have(Instant at, int to, @Nullable LocalDate lasts, @Nullable Ground on) {
        rank = to;
        until = to <= ladder.floor ? null : lasts;
        graceOf = null;
        ground = on;
        period = new ArrayList<>();
        steps.add(new Step(at, to));
    }

    /** What counts for keeping a tier that ends with a day: as much again, or what the window holds. */
    List<Life.Fact> forKeeping(LocalDate ended) {
        if (ladder.keepBy.equals("same-again")) {
            return List.copyOf(period);
        }
        boolean judgedByItsYear = ladder.keepBy.equals("window") || ladder.atYearsEnd;
        boolean last = !ladder.isRolling() && judgedByItsYear;
        return since(ladder.windowFrom(last ? ended.minusDays(1) : ended, joined));
    }

    List<Life.Fact> since(LocalDate first) {
        Predicate<Life.Fact> within = gain -> !day(gain.at()).isBefore(first);
        return done.stream().filter(within).toList();
    }

    BigDecimal sum(List<Life.Fact> gains) {
        return gains.stream().map(gain -> worth.of(gain, back)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ladder.zone);
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(ladder.zone).toInstant();
    }
}
