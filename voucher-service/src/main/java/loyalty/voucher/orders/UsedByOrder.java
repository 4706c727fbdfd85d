package loyalty.voucher.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.ReturnedLine;
import loyalty.voucher.till.StoredRedemption;

/** A confirmed redemption of an order, with what it took off. */
record UsedByOrder(StoredRedemption redemption, List<Discount> discounts) {

    /** What a step of a return comes to of what store currency paid. */
    BigDecimal stepOfStoreCurrency(List<ReturnedLine> lines) {
        return step(discount -> discount.voucherId() == null, lines);
    }

    /** What a step of a return comes to of what vouchers paid. */
    BigDecimal stepOfVouchers(List<ReturnedLine> lines) {
        return step(discount -> discount.voucherId() != null, lines);
    }

    private BigDecimal step(Predicate<Discount> which, List<ReturnedLine> lines) {
        return discounts.stream()
                .filter(which)
                .map(discount -> step(discount, lines))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a step of a return comes to of one discount; what it took off lines that the order has not stays taken. */
    static BigDecimal step(Discount discount, List<ReturnedLine> lines) {
        return discount.shares().stream().map(share -> step(share, lines)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a step of a return comes to of what was taken off one line. */
    static BigDecimal step(Discount.Share share, List<ReturnedLine> lines) {
        return lines.stream()
                .filter(line -> line.id().equals(share.lineId()))
                .map(line -> line.step(share.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
