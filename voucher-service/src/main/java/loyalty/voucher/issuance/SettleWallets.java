package loyalty.voucher.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.StoreCurrencyExpired;
import loyalty.events.StoreCurrencyOpened;
import loyalty.events.VoucherExpired;
import loyalty.events.VoucherStarted;
import loyalty.voucher.redemption.SettleRedemptions;
import loyalty.voucher.storecurrency.Lots;
import loyalty.voucher.vouchers.Vouchers;

/** Does all that is due to members who are locked, and says what there is to tell. */
@ApplicationScoped
public class SettleWallets {

    private final Vouchers vouchers;
    private final Lots lots;
    private final SettleRedemptions redemptions;

    SettleWallets(Vouchers vouchers, Lots lots, SettleRedemptions redemptions) {
        this.vouchers = vouchers;
        this.lots = lots;
        this.redemptions = redemptions;
    }

    public List<MemberEvent> settle(Instant at, Collection<Pseudonym> members) {
        // What is let go may end in the same moment, so it comes first.
        List<MemberEvent> events = new ArrayList<>(redemptions.releaseForgotten(at, members));
        vouchers.start(at, members)
                .forEach(v ->
                        events.add(new VoucherStarted(v.member(), v.validity().from(), v.voucherId())));
        vouchers.expire(at, members)
                .forEach(v ->
                        events.add(new VoucherExpired(v.member(), v.validity().until(), v.voucherId())));
        // Closed before opened, so that a window that did both meanwhile tells of both, in two pages.
        lots.close(at, members).stream()
                .filter(lot -> lot.free().signum() > 0)
                .forEach(lot -> events.add(
                        new StoreCurrencyExpired(lot.member(), lot.redeemableUntil(), lot.lotId(), lot.free())));
        lots.open(at, members)
                .forEach(lot -> events.add(
                        new StoreCurrencyOpened(lot.member(), lot.redeemableFrom(), lot.lotId(), lot.left())));
        return events;
    }
}
