package loyalty.voucher.holder;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import loyalty.events.Envelope;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.outbox.Outbox;

/** What happened to wallets, told in the transaction of the change and counted per member. */
@ApplicationScoped
public class WalletEvents {

    private final Holders holders;
    private final Outbox outbox;

    WalletEvents(Holders holders, Outbox outbox) {
        this.holders = holders;
        this.outbox = outbox;
    }

    /**
     * Tells events about members who are locked.
     *
     * @param counted how many events had been told about each, as the lock said
     */
    public void tell(List<MemberEvent> events, SortedMap<Pseudonym, Long> counted) {
        SortedMap<Pseudonym, Long> sequences = new TreeMap<>();
        List<Envelope> told = new ArrayList<>(events.size());
        for (MemberEvent event : events) {
            long sequence = sequences.merge(
                    event.member(), counted.getOrDefault(event.member(), 0L) + 1, (before, first) -> before + 1);
            told.add(Envelope.about(event, sequence, null));
        }
        outbox.append(told);
        if (!sequences.isEmpty()) {
            holders.count(sequences);
        }
    }
}
