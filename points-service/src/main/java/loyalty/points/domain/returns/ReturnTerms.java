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
 * @param worth what these had paid of the goods that come back, in money: at most what vouchers and store currency had left
 *     to pay of them, and over all returns exactly what points had paid
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

    /** What the goods that come back had cost, whoever paid it. */
    public BigDecimal goods() {
        return lines.stream().map(Returned.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What vouchers and store currency had paid of that. */
    public BigDecimal redeemed() {
        return lines.stream().map(Returned.Line::redeemed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What they had left to pay. */
    public BigDecimal payable() {
        return goods().subtract(redeemed());
    }
}
