package loyalty.points.ledger;

import java.util.ArrayList;
import java.util.List;
import loyalty.events.Envelope;
import loyalty.events.PointsActivated;
import loyalty.events.PointsExpired;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Activation;
import loyalty.points.domain.account.Entry;
import loyalty.points.domain.account.EntryId;

/** What the clock did to accounts, told: no operation speaks for it. */
public final class LedgerEvents {

    private LedgerEvents() {}

    /** The activations, and the entries that have an event of their own. */
    public static List<Envelope> of(Written written) {
        List<Envelope> events = new ArrayList<>();
        for (Activations.MemberActivation memberActivation : written.activations()) {
            Activation activation = memberActivation.activation();
            var event = new PointsActivated(memberActivation.member(), activation.at(), activation.points());
            events.add(Envelope.about(event, activation.eventSeq(), null));
        }
        for (Entries.MemberEntry memberEntry : written.entries()) {
            Long eventSeq = memberEntry.entry().eventSeq();
            if (eventSeq != null) {
                events.add(Envelope.about(expired(memberEntry.member(), memberEntry.entry()), eventSeq, null));
            }
        }
        return events;
    }

    /** Today the end of points is the only entry that no operation tells. */
    private static PointsExpired expired(Pseudonym member, Entry entry) {
        return new PointsExpired(member, entry.at(), EntryId.of(member).entry(entry.seq()), -entry.points());
    }
}
