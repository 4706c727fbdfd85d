package loyalty.voucher.till;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.events.MemberEvent;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.LockedWallet;

/** An order is paid: what a redemption holds is used. In the transaction of a caller who has locked the member. */
@ApplicationScoped
public class Confirmation {

    private final Redemptions redemptions;
    private final OrderBaskets orders;
    private final Discounts discounts;
    private final ReservedGoods goods;
    private final UsedGoods used;

    Confirmation(
            Redemptions redemptions, OrderBaskets orders, Discounts discounts, ReservedGoods goods, UsedGoods used) {
        this.redemptions = redemptions;
        this.orders = orders;
        this.discounts = discounts;
        this.goods = goods;
        this.used = used;
    }

    /** Uses what is reserved. One that was forgotten is taken up again, as long as all of it is still free. */
    public Outcome<StoredRedemption> confirm(StoredRedemption redemption, LockedWallet wallet) {
        redemptions.lockOrder(redemption.orderId());
        return switch (redemption.state().at(wallet.now())) {
            case Redemption.Confirmed done -> Outcome.replayed(redemption);
            case Redemption.Cancelled other -> Outcome.refused(new Rejection.RedemptionEnded(other.status()));
            case Redemption _
            when !orders.isOneWithTheOthers(redemption, wallet.now()) ->
                Outcome.refused(new Rejection.RedemptionExpired());
            case Redemption.Reserved open ->
                ended(redemption, open.confirm(), wallet, goods.use(redemption, open.confirm(), wallet.now()));
            case Redemption.Expired late ->
                goods.useAgain(redemption, late, wallet.now())
                        .map(events -> ended(redemption, late.confirm(), wallet, events))
                        .orElseGet(() -> Outcome.refused(new Rejection.RedemptionExpired()));
        };
    }

    /** The order was not posted after all: all that a confirmed redemption used is free, as if it had been forgotten. */
    public void undo(StoredRedemption redemption, LockedWallet wallet) {
        if (redemption.state() instanceof Redemption.Confirmed confirmed) {
            used.unuse(redemption, discounts.of(redemption.redemptionId()), wallet);
            used.unspend(redemption, wallet);
            redemptions.move(redemption, confirmed.undo(), null);
        }
    }

    private static Outcome<StoredRedemption> ended(
            StoredRedemption redemption, Redemption after, LockedWallet wallet, List<MemberEvent> events) {
        events.forEach(wallet::tell);
        return Outcome.done(redemption.moved(after));
    }
}
