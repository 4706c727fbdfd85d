package loyalty.points.domain.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.RulePart;
import loyalty.programme.Cap;
import loyalty.programme.PointRules;
import loyalty.programme.Rounding;

/** Makes whole points of what the rules bring: caps, fractions, and what has to be counted for the next time. */
public final class WholePoints {

    private final PointRules rules;
    private final LocalDate day;
    private final Counts given;
    private final List<Explanation.RuleApplied> applied = new ArrayList<>();
    private final Map<String, Long> byRule = new HashMap<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private long points;

    /**
     * @param day on which the points are earned
     * @param given what was counted before
     */
    public WholePoints(PointRules rules, LocalDate day, Counts given) {
        this.rules = rules;
        this.day = day;
        this.given = given;
    }

    /** Rounds and caps the parts of one order or activity. */
    public WholePoints of(List<RulePart> parts) {
        BigDecimal carried = given.get(Counts.CARRIED);
        if (rules.rounding() == Rounding.CARRY && carried.signum() != 0) {
            take(new RulePart(Counts.CARRIED, carried, "1", carried));
        }
        parts.forEach(part -> take(part.atMost(room(part.rule()))));
        rules.caps().stream().filter(cap -> cap.rule() == null).forEach(this::limit);
        return this;
    }

    /** Each rule is said to bring what it adds to the rounded sum, so that the whole points of all are the whole. */
    private void take(RulePart part) {
        long before = points;
        sum = sum.add(part.points());
        points = Math.max(0, sum.setScale(0, rules.rounding().mode()).longValueExact());
        byRule.merge(part.rule(), points - before, Long::sum);
        applied.add(new Explanation.RuleApplied(
                part.rule(),
                part.input().toPlainString(),
                part.rate(),
                rules.rounding().word(),
                points - before));
    }

    private BigDecimal room(String rule) {
        return rules.caps().stream()
                .filter(cap -> rule.equals(cap.rule()))
                .map(this::room)
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.valueOf(Long.MAX_VALUE));
    }

    private BigDecimal room(Cap cap) {
        String counter = cap.counter(day);
        BigDecimal used = counter == null ? BigDecimal.ZERO : given.get(counter);
        return BigDecimal.valueOf(cap.points())
                .subtract(used)
                .max(BigDecimal.ZERO)
                .setScale(0, RoundingMode.FLOOR);
    }

    private void limit(Cap cap) {
        long room = room(cap).longValueExact();
        if (points > room) {
            applied.add(new Explanation.RuleApplied(
                    "cap-" + cap.each().word(),
                    Long.toString(points),
                    Long.toString(cap.points()),
                    rules.rounding().word(),
                    room - points));
            points = room;
        }
    }

    /** Whole points. */
    public long points() {
        return points;
    }

    /** How they came about. */
    public List<Explanation.RuleApplied> applied() {
        return applied;
    }

    /** What has to be added to what was counted before. */
    public Counts counted() {
        Map<String, BigDecimal> counted = new HashMap<>();
        for (Cap cap : rules.caps()) {
            String counter = cap.counter(day);
            if (counter != null) {
                counted.put(
                        counter, BigDecimal.valueOf(cap.rule() == null ? points : byRule.getOrDefault(cap.rule(), 0L)));
            }
        }
        if (rules.rounding() == Rounding.CARRY) {
            BigDecimal whole = BigDecimal.valueOf(
                    Math.max(0, sum.setScale(0, RoundingMode.FLOOR).longValueExact()));
            counted.put(Counts.CARRIED, sum.subtract(whole).subtract(given.get(Counts.CARRIED)));
        }
        counted.values().removeIf(value -> value.signum() == 0);
        return new Counts(counted);
    }
}
