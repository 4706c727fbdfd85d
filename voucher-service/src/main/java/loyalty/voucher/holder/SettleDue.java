package loyalty.voucher.holder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import loyalty.clock.DueWork;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;

/** What time does to what members have: vouchers end, windows open and close. Some hundred members in a transaction. */
@ApplicationScoped
class SettleDue implements DueWork {

    private static final int PAGE = 500;

    private final Holders holders;
    private final Settlements settlements;
    private final EventLog log;

    SettleDue(Holders holders, Settlements settlements, EventLog log) {
        this.holders = holders;
        this.settlements = settlements;
        this.log = log;
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
        List<MemberEvent> events = settlements.settle(at, members);
        log.record(events, sequences, at);
        holders.count(sequences);
        return true;
    }
}
