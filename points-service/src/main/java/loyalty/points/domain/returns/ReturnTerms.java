package loyalty.points.domain.returns;

import java.math.BigDecimal;
import java.util.List;
import loyalty.points.domain.Explanation;
import loyalty.points.domain.earning.Counts;

/**
 * What a return comes to by the rules that had paid its order.
 *
 * @param lines what comes back
 * @param complete whether nothing of the order is left then
 * @param due points of the order that are to be taken back
 * @param restored points spent on the order that come back
 * @param worth what these pay, in money
 * @param kept how what stays is earned
 * @param counted what is to be added to what is counted of the member
 */
public record ReturnTerms(
        List<Returned.Line> lines,
        boolean complete,
        long due,
        long restored,
        BigDecimal worth,
        List<Explanation.RuleApplied> kept,
        Counts counted) {

    public ReturnTerms {
        lines = List.copyOf(lines);
        kept = List.copyOf(kept);
    }

    /** What was paid for the goods that come back. */
    public BigDecimal goods() {
        return lines.stream().map(Returned.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
