package loyalty.voucher.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Redemption;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.holder.WalletTransaction;
import loyalty.voucher.till.Confirmation;
import loyalty.voucher.till.Redemptions;
import loyalty.voucher.till.ReservedGoods;
import loyalty.voucher.till.StoredRedemption;

/** Ends a redemption: the order was paid, or the till gave it up. One transaction under the member's lock. */
@ApplicationScoped
class EndRedemption {

    private final Redemptions redemptions;
    private final Confirmation confirmation;
    private final ReservedGoods goods;
    private final WalletTransaction transaction;

    EndRedemption(
            Redemptions redemptions, Confirmation confirmation, ReservedGoods goods, WalletTransaction transaction) {
        this.redemptions = redemptions;
        this.confirmation = confirmation;
        this.goods = goods;
        this.transaction = transaction;
    }

    /** Uses what is reserved. One that was forgotten is taken up again, as long as all of it is still free. */
    Outcome<StoredRedemption> confirm(String redemptionId) {
        return end(redemptionId, confirmation::confirm);
    }

    /** Frees what is reserved. */
    Outcome<StoredRedemption> cancel(String redemptionId) {
        return end(redemptionId, (redemption, wallet) -> switch (redemption
                .state()
                .at(wallet.now())) {
            case Redemption.Reserved open ->
                ended(redemption, open.cancel(), wallet, goods.release(redemption, open.cancel(), wallet.now()));
            case Redemption.Expired late -> Outcome.refused(new Rejection.RedemptionExpired());
            case Redemption.Cancelled done -> Outcome.replayed(redemption);
            case Redemption.Confirmed other -> Outcome.refused(new Rejection.RedemptionEnded(other.status()));
        });
    }

    private interface Step {
        Outcome<StoredRedemption> take(StoredRedemption redemption, LockedWallet wallet);
    }

    private Outcome<StoredRedemption> end(String redemptionId, Step step) {
        Optional<Pseudonym> member = redemptions.find(redemptionId).map(StoredRedemption::member);
        return member.isEmpty()
                ? Outcome.refused(new Rejection.UnknownRedemption())
                : transaction.change(
                        member.get(),
                        wallet -> step.take(redemptions.find(redemptionId).orElseThrow(), wallet));
    }

    private static Outcome<StoredRedemption> ended(
            StoredRedemption redemption, Redemption after, LockedWallet wallet, List<MemberEvent> events) {
        events.forEach(wallet::tell);
        return Outcome.done(redemption.moved(after));
    }
}
