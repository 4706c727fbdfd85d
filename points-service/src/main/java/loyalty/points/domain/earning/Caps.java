package loyalty.points.domain.earning;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.programme.earning.Cap;
import loyalty.programme.earning.PointRules;
import loyalty.programme.earning.Rounding;
import org.apache.commons.numbers.fraction.BigFraction;

/** The caps of a programme, and the room that each still leaves. */
final class Caps {

    private final PointRules rules;
    private final LocalDate day;
    private final Counts given;

    /**
     * @param day on which the points are earned
     * @param given what was counted before
     */
    Caps(PointRules rules, LocalDate day, Counts given) {
        this.rules = rules;
        this.day = day;
        this.given = given;
    }

    /**
     * What the caps on rules and events leave.
     *
     * @param parts no more of each than fits, in the order in which they came
     * @param cut which cap cut which of them
     */
    record Bound(List<RulePart> parts, Map<Cap, List<Integer>> cut) {}

    /** Every part takes of the room of all caps that bind it, as long as there is any. */
    Bound bind(List<RulePart> parts) {
        Map<Cap, BigFraction> rooms = new LinkedHashMap<>();
        rules.caps().stream().filter(Cap::isOfSome).forEach(cap -> rooms.put(cap, room(cap)));
        if (rooms.isEmpty()) {
            return new Bound(parts, Map.of());
        }
        List<RulePart> fewer = new ArrayList<>();
        Map<Cap, List<Integer>> cut = new LinkedHashMap<>();
        for (RulePart part : parts) {
            RulePart fits = closest(part, rooms)
                    .filter(closest -> part.points().compareTo(closest.getValue()) > 0)
                    .map(closest -> {
                        cut.computeIfAbsent(closest.getKey(), c -> new ArrayList<>())
                                .add(fewer.size());
                        return part.atMost(closest.getValue());
                    })
                    .orElse(part);
            BigFraction taken = fits.points();
            rooms.replaceAll((cap, room) -> part.isBoundBy(cap) ? room.subtract(taken) : room);
            fewer.add(fits);
        }
        return new Bound(fewer, cut);
    }

    private static Optional<Map.Entry<Cap, BigFraction>> closest(RulePart part, Map<Cap, BigFraction> rooms) {
        return rooms.entrySet().stream()
                .filter(room -> part.isBoundBy(room.getKey()))
                .min(Map.Entry.comparingByValue());
    }

    /** How many points still fit: whole ones, unless their fractions are carried. */
    BigFraction room(Cap cap) {
        BigFraction left = BigFraction.of(cap.points()).subtract(used(cap));
        if (left.signum() <= 0) {
            return BigFraction.ZERO;
        }
        BigInteger whole = left.bigDecimalValue(0, RoundingMode.FLOOR).toBigIntegerExact();
        return rules.rounding() == Rounding.CARRY ? left : BigFraction.of(whole);
    }

    private BigFraction used(Cap cap) {
        String counter = cap.counter(day);
        return counter == null ? BigFraction.ZERO : given.get(counter);
    }
}
