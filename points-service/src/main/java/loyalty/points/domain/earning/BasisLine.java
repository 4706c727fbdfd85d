package loyalty.points.domain.earning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loyalty.programme.Programme;
import loyalty.programme.earning.Basis;
import loyalty.programme.earning.PointRules;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order that counts.
 *
 * @param amount what of its price counts: after discounts, without what vouchers and store currency paid unless the
 *     programme says otherwise, and, where it says so, without what points paid
 */
public record BasisLine(Order.Line line, BigDecimal amount) {

    /** The lines of an order that count. */
    static List<BasisLine> of(Programme programme, Order order, long paidWithPoints) {
        Basis basis = programme.points().basis();
        BigDecimal paid = basis.countsPaidWithPoints() ? BigDecimal.ZERO : worth(programme, paidWithPoints);
        BigDecimal total = order.payable();
        BigDecimal before = BigDecimal.ZERO;
        List<BasisLine> lines = new ArrayList<>();
        for (Order.Line line : order.lines()) {
            BigDecimal upTo = before.add(line.payable());
            if (basis.counts(line.kind().word(), line.category())) {
                BigDecimal share = share(paid, upTo, total).subtract(share(paid, before, total));
                BigDecimal counted = basis.countsPaidWithVouchers() ? line.amount() : line.payable();
                lines.add(new BasisLine(line, counted.subtract(share)));
            }
            before = upTo;
        }
        return lines;
    }

    /** What so many points pay, in money; nothing where points are worth no money. */
    public static BigDecimal worth(Programme programme, long points) {
        PointRules.@Nullable Value value = programme.points().value();
        if (value == null) {
            return BigDecimal.ZERO;
        }
        return value.amount()
                .multiply(BigDecimal.valueOf(points))
                .divide(BigDecimal.valueOf(value.points()), programme.amountDecimals(), RoundingMode.FLOOR);
    }

    /** The parts of all lines add up to the whole, because each is the step between two rounded sums. */
    private static BigDecimal share(BigDecimal whole, BigDecimal part, BigDecimal total) {
        return whole.signum() == 0 || total.signum() == 0
                ? BigDecimal.ZERO
                : whole.min(total).multiply(part).divide(total, whole.scale(), RoundingMode.HALF_UP);
    }

    /** The categories of lines, each once. */
    static List<String> categories(List<BasisLine> lines) {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.line().category()))
                .distinct()
                .toList();
    }

    /** The articles of lines, each once. */
    static List<String> skus(List<BasisLine> lines) {
        return lines.stream().map(line -> line.line().sku()).distinct().toList();
    }
}
