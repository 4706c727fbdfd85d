package loyalty.voucher.holder;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.clock.BusinessClock;
import loyalty.database.KeptTable;
import loyalty.events.Pseudonym;
import loyalty.personal.PersonalRoom;
import loyalty.voucher.domain.Outcome;

/** What is kept of who holds vouchers and store currency. */
@ApplicationScoped
class KeptHolder implements PersonalRoom {

    private final WalletTransaction transaction;
    private final Settlements settlements;
    private final BusinessClock clock;

    KeptHolder(WalletTransaction transaction, Settlements settlements, BusinessClock clock) {
        this.transaction = transaction;
        this.settlements = settlements;
        this.clock = clock;
    }

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                KeptTable.of("holder", "holder").single(),
                KeptTable.of("holder_name", "holderName").single());
    }

    @Override
    public void prepare(Pseudonym member) {
        if (settlements.isDue(clock.now(), member)) {
            transaction.change(member, wallet -> Outcome.done(wallet.member()));
        }
    }
}
