package loyalty.points.domain.earning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.Explanation;
import loyalty.programme.earning.Cap;
import loyalty.programme.earning.PointRules;
import loyalty.programme.earning.Rounding;
import org.apache.commons.numbers.fraction.BigFraction;

/** Makes whole points of what the rules bring: caps, fractions, and what has to be counted for the next time. */
final class WholePoints {

    private final PointRules rules;
    private final LocalDate day;
    private final Caps caps;
    private final boolean carries;
    private final BigFraction carried;
    private final Rounded bound;
    private final List<Explanation.RuleApplied> applied = new ArrayList<>();

    /** What this order or activity earns of itself: with its fraction where that is carried, otherwise whole. */
    private BigFraction earned;

    private long points;

    /**
     * Caps and rounds the parts of one order or activity.
     *
     * @param day on which the points are earned
     * @param given what was counted before
     */
    WholePoints(PointRules rules, LocalDate day, Counts given, List<RulePart> parts) {
        this.rules = rules;
        this.day = day;
        this.caps = new Caps(rules, day, given);
        this.carries = rules.rounding() == Rounding.CARRY;
        this.carried = carries ? given.get(Counts.CARRIED) : BigFraction.ZERO;
        Caps.Bound bind = caps.bind(parts);
        this.bound = rounded(bind.parts());
        this.points = Math.max(0, bound.points(part -> true, carried));
        this.earned = carries
                ? Fractions.sum(bound.parts().stream().map(RulePart::points).toList())
                : BigFraction.of(points);
        explain(parts, bind);
        rules.caps().stream().filter(cap -> !cap.isOfSome()).forEach(this::limit);
    }

    private Rounded rounded(List<RulePart> parts) {
        return new Rounded(parts, rules.rounding());
    }

    /** Each rule is rounded alone, then what a cap cuts off, then what the rounding of the sum makes of the fractions. */
    private void explain(List<RulePart> parts, Caps.Bound bind) {
        if (carried.signum() != 0) {
            note(
                    Counts.CARRIED,
                    Fractions.text(carried),
                    "1",
                    Fractions.whole(carried, rules.rounding().mode()));
        }
        for (RulePart part : parts) {
            note(
                    part.name(),
                    part.input().toPlainString(),
                    part.rate(),
                    rounded(List.of(part)).points());
        }
        bind.cut().forEach((cap, places) -> cut(cap, places, parts, bind.parts()));
        long sum = applied.stream().mapToLong(Explanation.RuleApplied::points).sum();
        if (sum != points) {
            BigFraction exact = carried.add(
                    Fractions.sum(bind.parts().stream().map(RulePart::points).toList()));
            note(Explanation.ROUNDING, Fractions.text(exact), "1", points - sum);
        }
    }

    private void cut(Cap cap, List<Integer> places, List<RulePart> parts, List<RulePart> left) {
        long before = 0;
        long after = 0;
        for (int place : places) {
            before += rounded(List.of(parts.get(place))).points();
            after += rounded(List.of(left.get(place))).points();
        }
        note(cap.id(), Long.toString(before), Long.toString(cap.points()), after - before);
    }

    private void note(String rule, String input, String rate, long whole) {
        applied.add(
                new Explanation.RuleApplied(rule, input, rate, rules.rounding().word(), whole));
    }

    private void limit(Cap cap) {
        long before = points;
        earned = Fractions.least(earned, caps.room(cap));
        points = Math.max(
                0, Fractions.whole(carried.add(earned), rules.rounding().mode()));
        if (points < before) {
            note(cap.id(), Long.toString(before), Long.toString(cap.points()), points - before);
        }
    }

    /** Whole points. */
    long points() {
        return points;
    }

    /** How they came about. */
    List<Explanation.RuleApplied> applied() {
        return applied;
    }

    /** What has to be added to what was counted before. */
    Counts counted() {
        Map<String, BigFraction> counted = new HashMap<>();
        for (Cap cap : rules.caps()) {
            String counter = cap.counter(day);
            if (counter != null) {
                counted.put(counter, cap.isOfSome() ? Fractions.least(broughtUnder(cap), earned) : earned);
            }
        }
        if (carries) {
            counted.put(Counts.CARRIED, earned.subtract(BigFraction.of(points)));
        }
        counted.values().removeIf(value -> value.signum() == 0);
        return new Counts(counted);
    }

    /** Exactly what a rule or an event brings where its fraction is carried, otherwise the points that it makes more. */
    private BigFraction broughtUnder(Cap cap) {
        if (carries) {
            return Fractions.sum(bound.parts().stream()
                    .filter(part -> part.isBoundBy(cap))
                    .map(RulePart::points)
                    .toList());
        }
        long without = bound.points(part -> !part.isBoundBy(cap), BigFraction.ZERO);
        return BigFraction.of(bound.points() - without);
    }
}
