package loyalty.points.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry says what it says, as data; the words are made from it in the reader's language.
 *
 * @param rules the rules that made the points, in the order of their application; their points add up
 * @param lots the lots that were opened or drawn on
 */
public record Explanation(List<RuleApplied> rules, List<LotPart> lots) {

    /** The name under which what rounding makes of the fractions of several rules stands among them. */
    public static final String ROUNDING = "rounding";

    public Explanation {
        rules = List.copyOf(rules);
        lots = List.copyOf(lots);
    }

    /**
     * One rule at work.
     *
     * @param rule its name in the programme
     * @param input what went in: money or points, as a decimal, or as a fraction such as {@code 1/3}
     * @param rate what one unit of the input brings, as a decimal or a fraction such as {@code 10/50.00}
     * @param rounding how fractions were treated
     * @param points whole points that came out, signed
     */
    public record RuleApplied(String rule, String input, String rate, String rounding, long points) {}

    /**
     * What of one lot was concerned.
     *
     * @param seq the entry that brought the lot
     * @param part which of that entry's lots
     * @param points whole points
     * @param expiresAt the exclusive end of their life; null when they have none
     */
    public record LotPart(
            long seq, int part, long points, @Nullable Instant expiresAt) {}
}
