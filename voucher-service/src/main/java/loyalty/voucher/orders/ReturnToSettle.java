package loyalty.voucher.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;
import loyalty.programme.earning.Basis;
import loyalty.voucher.domain.ReturnedLine;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order that came back, as points-service tells of them.
 *
 * @param member whose order it was
 * @param programmeVersion that paid the order
 * @param worth money: what the points are worth that come back with the goods
 * @param lines all lines of the order
 */
record ReturnToSettle(Pseudonym member, String programmeVersion, BigDecimal worth, List<Line> lines) {

    /**
     * A line of the order.
     *
     * @param amount what it cost after its own discount
     * @param redeemed what the order knew of that as paid by redemptions
     * @param before how many had come back before
     * @param after how many have come back now
     */
    record Line(
            String id,
            @Nullable String category,
            String kind,
            long quantity,
            BigDecimal amount,
            BigDecimal redeemed,
            long before,
            long after) {

        private ReturnedLine by(Programme programme) {
            Basis basis = programme.points().basis();
            return new ReturnedLine(
                    id,
                    kind,
                    basis.counts(kind, category),
                    quantity,
                    amount,
                    basis.countsPaidWithVouchers() ? BigDecimal.ZERO : redeemed,
                    before,
                    after,
                    programme.amountDecimals());
        }
    }

    List<ReturnedLine> lines(Programme programme) {
        return lines.stream().map(line -> line.by(programme)).toList();
    }

    /** How many of each line have come back now. */
    Map<String, Long> returned() {
        return lines.stream().collect(Collectors.toMap(Line::id, Line::after));
    }
}
