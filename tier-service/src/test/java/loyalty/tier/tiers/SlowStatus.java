package loyalty.tier.tiers;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a member stands on a ladder at an instant: what {@link SlowClub} tells of them, and what support gave above it. */
record SlowStatus(
        String tier,
        @Nullable Instant since,
        @Nullable Instant validUntil,
        BigDecimal value,
        Instant windowBegins,
        Instant windowEnds,
        @Nullable String next,
        @Nullable BigDecimal nextNeeded,
        @Nullable BigDecimal keepNeeded,
        @Nullable Instant keepBy,
        String projected,
        @Nullable Integer warnedDays) {

    SlowStatus {
        value = plain(value);
        nextNeeded = nextNeeded == null ? null : plain(nextNeeded);
        keepNeeded = keepNeeded == null ? null : plain(keepNeeded);
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A tier that is shown, and by which grant, if it is not earned. */
    private record Shown(int rank, Optional<Life.Given> by) {}

    /** Works one out. */
    private record Sum(SlowLadder ladder, Life life, Instant now, LocalDate joined, SlowClub club) {

        Shown shown(int earned, Instant at) {
            Optional<Life.Given> given = life.all(Life.Given.class).stream()
                    .filter(one -> !one.at().isAfter(at) && one.until().isAfter(at))
                    .filter(one -> ladder.rank(one.tier()) > earned)
                    .max(Comparator.comparing((Life.Given one) -> ladder.rank(one.tier()))
                            .thenComparing(Life.Given::until)
                            .thenComparing(Life.Given::id));
            return new Shown(given.map(one -> ladder.rank(one.tier())).orElse(earned), given);
        }

        /** Since when the tier is shown without a break; null when it always was. */
        @Nullable
        Instant since() {
            TreeSet<Instant> moments = new TreeSet<>();
            club.steps.forEach(step -> moments.add(step.at()));
            life.all(Life.Given.class).forEach(one -> moments.addAll(List.of(one.at(), one.until())));
            int earned = 0;
            int held = 0;
            Instant since = null;
            for (Instant at : moments.headSet(now, true)) {
                List<Integer> ranks = new ArrayList<>();
                for (SlowClub.Step step : club.steps) {
                    if (step.at().equals(at)) {
                        earned = step.rank();
                        ranks.add(shown(earned, at).rank());
                    }
                }
                ranks.add(shown(earned, at).rank());
                for (int rank : ranks) {
                    since = rank == held ? since : at;
                    held = rank;
                }
            }
            return since;
        }

        /** The tier when the status ends, or with what falls due next, if nothing more is collected. */
        String projected(Shown shown, @Nullable Instant until, LocalDate today) {
            Instant turn = until;
            if (turn == null) {
                turn = java.util.stream.Stream.of(club.promotion, club.fall)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .map(club::start)
                        .orElse(null);
            }
            if (turn == null) {
                return ladder.tier(shown.rank());
            }
            LocalDate end = club.day(turn);
            club.tell(List.of(), now, today.plusDays(1), end);
            if (shown.by().isEmpty() && club.graceOf != null) {
                LocalDate later = Objects.requireNonNull(club.until);
                turn = club.start(later);
                club.tell(List.of(), now, end.plusDays(1), later);
            }
            return ladder.tier(shown(club.rank, turn).rank());
        }
    }

    static SlowStatus at(Instant now, Life life, JsonNode file, SlowLadder ladder) {
        Optional<Life.Fact> first = life.facts().stream()
                .filter(one -> one instanceof Life.Bought || one instanceof Life.Did)
                .min(Comparator.comparing(Life.Fact::at));
        LocalDate began =
                first.map(one -> LocalDate.ofInstant(one.at(), ladder.zone)).orElse(LocalDate.EPOCH);
        LocalDate joined = life.joinedOn() == null ? began : life.joinedOn();
        SlowClub club = new SlowClub(ladder, new SlowWorth(file, ladder), joined);
        LocalDate today = club.day(now);
        club.tell(life.facts(), now, first.isEmpty() ? today : began, today);
        return status(new Sum(ladder, life, now, joined, club), today);
    }

    private static SlowStatus status(Sum sum, LocalDate today) {
        SlowClub club = sum.club();
        SlowLadder ladder = sum.ladder();
        Shown shown = sum.shown(club.rank, sum.now());
        Instant own = club.until == null ? null : club.start(club.until);
        Instant until = shown.by().map(Life.Given::until).orElse(own);
        LocalDate from = ladder.windowFrom(today, sum.joined());
        BigDecimal value = club.sum(club.since(from));
        Integer next = next(ladder, shown.rank());
        BigDecimal keep = shown.by().isPresent() || own == null ? null : keep(club, ladder);
        Instant since = sum.since();
        String projected = sum.projected(shown, until, today);
        return new SlowStatus(
                ladder.tier(shown.rank()),
                since,
                until,
                value,
                club.start(from),
                club.start(ladder.windowTo(today, sum.joined())),
                next == null ? null : ladder.tier(next),
                next == null ? null : missing(ladder.threshold(next), value),
                keep,
                keep == null ? null : own,
                projected,
                warned(sum, shown.rank(), until, projected));
    }

    private static @Nullable Integer next(SlowLadder ladder, int rank) {
        for (int i = rank + 1; i < ladder.steps.size(); i++) {
            if (ladder.threshold(i) != null) {
                return i;
            }
        }
        return null;
    }

    private static @Nullable BigDecimal keep(SlowClub club, SlowLadder ladder) {
        LocalDate ended = club.graceOf == null ? Objects.requireNonNull(club.until) : club.graceOf;
        BigDecimal keep = ladder.keep(club.rank);
        return keep == null || ladder.keepBy.equals("nothing") ? null : missing(keep, club.sum(club.forKeeping(ended)));
    }

    private static BigDecimal missing(@Nullable BigDecimal threshold, BigDecimal value) {
        return Objects.requireNonNull(threshold).subtract(value).max(BigDecimal.ZERO);
    }

    /** How many days ahead was said last that the tier will be lost. */
    private static @Nullable Integer warned(Sum sum, int rank, @Nullable Instant until, String projected) {
        if (until == null || sum.ladder().rank(projected) >= rank) {
            return null;
        }
        LocalDate end = sum.club().day(until);
        return sum.ladder().warnDays().stream()
                .filter(days -> !sum.club().start(end.minusDays(days)).isAfter(sum.now()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
