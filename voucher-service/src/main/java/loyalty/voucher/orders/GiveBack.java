package loyalty.voucher.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.voucher.domain.Discount;
import loyalty.voucher.domain.ReturnedLine;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.till.Discounts;
import loyalty.voucher.till.StoredRedemption;
import loyalty.voucher.till.UsedGoods;

/**
 * What had paid for goods comes back with them: store currency step by step, a voucher once all goods of the order are
 * back, and all else that it took something off.
 */
@ApplicationScoped
class GiveBack {

    private final Discounts discounts;
    private final UsedGoods goods;

    GiveBack(Discounts discounts, UsedGoods goods) {
        this.discounts = discounts;
        this.goods = goods;
    }

    /** What a redemption took off. */
    UsedByOrder used(StoredRedemption redemption) {
        return new UsedByOrder(redemption, discounts.of(redemption.redemptionId()));
    }

    /** Gives back what store currency paid of what comes back; how much that is. */
    BigDecimal storeCurrency(UsedByOrder used, List<ReturnedLine> lines, Instant graceEnds, LockedWallet wallet) {
        BigDecimal amount = used.stepOfStoreCurrency(lines);
        if (amount.signum() > 0) {
            goods.restoreStoreCurrency(used.redemption(), amount, graceEnds, wallet);
        }
        return amount;
    }

    /** Gives back what vouchers paid of what comes back: credits step by step, others at the end; their ids. */
    List<String> vouchers(UsedByOrder used, List<ReturnedLine> lines, Instant graceEnds, LockedWallet wallet) {
        List<String> restored = new ArrayList<>();
        for (Discount discount : used.discounts()) {
            String voucherId = discount.voucherId();
            if (voucherId == null) {
                continue;
            }
            boolean back = goods.isCredit(wallet.member(), voucherId)
                    ? credit(used, discount, voucherId, lines, graceEnds, wallet)
                    : whole(used, discount, voucherId, lines, graceEnds, wallet);
            if (back) {
                restored.add(voucherId);
            }
        }
        return restored;
    }

    private boolean credit(
            UsedByOrder used,
            Discount discount,
            String voucherId,
            List<ReturnedLine> lines,
            Instant graceEnds,
            LockedWallet wallet) {
        String redemptionId = used.redemption().redemptionId();
        BigDecimal amount = UsedByOrder.step(discount, lines);
        boolean back =
                amount.signum() > 0 && goods.restoreCredit(used.redemption(), voucherId, amount, graceEnds, wallet);
        if (back) {
            discount.shares()
                    .forEach(share ->
                            discounts.restore(redemptionId, voucherId, share.lineId(), UsedByOrder.step(share, lines)));
        }
        return back;
    }

    /** A voucher comes back once all goods of its order are back, and all else that it took something off. */
    private boolean whole(
            UsedByOrder used,
            Discount discount,
            String voucherId,
            List<ReturnedLine> lines,
            Instant graceEnds,
            LockedWallet wallet) {
        String redemptionId = used.redemption().redemptionId();
        return lines.stream().filter(line -> isMeant(line, discount)).allMatch(ReturnedLine::isBack)
                && !discounts.givenBack(redemptionId).contains(voucherId)
                && goods.restoreVoucher(used.redemption(), discount, graceEnds, wallet);
    }

    private static boolean isMeant(ReturnedLine line, Discount discount) {
        return line.kind().equals("goods")
                || discount.shares().stream().anyMatch(share -> share.lineId().equals(line.id()));
    }
}
