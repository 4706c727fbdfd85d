package loyalty.voucher.holder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import loyalty.clock.DueWork;
import loyalty.events.Pseudonym;

/** What time does to what members have: vouchers end, windows open and close. Some hundred members in a transaction. */
@ApplicationScoped
class SettleDue implements DueWork {

    private static final int PAGE = 500;

    private final Holders holders;
    private final Settlements settlements;
    private final WalletEvents events;

    SettleDue(Holders holders, Settlements settlements, WalletEvents events) {
        this.holders = holders;
        this.settlements = settlements;
        this.events = events;
    }

    @Override
    public Optional<Instant> nextDue() {
        return settlements.nextDue();
    }

    @Override
    public void runDue(Instant at) {
        while (QuarkusTransaction.requiringNew().call(() -> settled(at))) {
            // The next page, in a transaction of its own.
        }
    }

    private boolean settled(Instant at) {
        SortedSet<Pseudonym> members = settlements.dueUpTo(at, PAGE);
        if (members.isEmpty()) {
            return false;
        }
        // From here on nobody else moves what these members have: what is read is what is moved.
        SortedMap<Pseudonym, Long> sequences = holders.lock(members);
        events.tell(settlements.settle(at, members), sequences);
        return true;
    }
}
