package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import loyalty.programme.earning.Cap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What one rule brings, or what an event adds to it. Nothing is rounded.
 *
 * @param rule its id in the programme
 * @param event the event that multiplies it; null for what the rule brings without one
 * @param input what went in: money, or a number of things
 * @param rate what brings it, for a reader
 * @param pieces what each line brings, where lines are rounded, or the order as a whole
 */
record RulePart(String rule, @Nullable String event, BigDecimal input, String rate, List<Piece> pieces) {

    /** The general rate. */
    static final String EARN = "earn";

    RulePart {
        pieces = List.copyOf(pieces);
    }

    /**
     * Points that are rounded together with others of the same line, or of the order as a whole.
     *
     * @param line its id; null for what only the order as a whole brings
     * @param points exactly
     */
    record Piece(@Nullable String line, BigFraction points) {

        /** Points for money. */
        static Piece forMoney(@Nullable String line, BigDecimal amount, BigDecimal points, BigDecimal per) {
            return new Piece(line, Fractions.quotient(amount.multiply(points), per));
        }

        /** Points for every full {@code per}. */
        static Piece forSteps(BigDecimal amount, BigDecimal points, BigDecimal per) {
            return of(amount.divide(per, 0, RoundingMode.FLOOR).multiply(points));
        }

        /** Points of the order as a whole. */
        static Piece of(BigDecimal points) {
            return new Piece(null, Fractions.of(points));
        }
    }

    /** A rate for a reader: {@code 1.25}, or {@code 10/50.00}. */
    static String words(BigDecimal rate, BigDecimal per) {
        String times = rate.stripTrailingZeros().toPlainString();
        return per.compareTo(BigDecimal.ONE) == 0 ? times : times + "/" + per.toPlainString();
    }

    /** Who brings it, for a reader. */
    String name() {
        return event == null ? rule : event;
    }

    /** Whether the cap binds it: a cap on a rule binds the events on it too. */
    boolean isBoundBy(Cap cap) {
        return cap.event() == null ? rule.equals(cap.rule()) : cap.event().equals(event);
    }

    /** All of it, exactly. */
    BigFraction points() {
        return Fractions.sum(pieces.stream().map(Piece::points).toList());
    }

    /** No more than so much; lines fill it in their order. */
    RulePart atMost(BigFraction most) {
        List<Piece> fewer = new ArrayList<>();
        BigFraction room = most;
        for (Piece piece : pieces) {
            BigFraction fits = Fractions.least(piece.points(), room);
            fewer.add(new Piece(piece.line(), fits));
            room = room.subtract(fits);
        }
        return new RulePart(rule, event, input, rate, fewer);
    }
}
