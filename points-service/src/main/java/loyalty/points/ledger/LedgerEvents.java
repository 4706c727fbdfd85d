package loyalty.points.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import loyalty.events.Envelope;
import loyalty.events.MemberEvent;
import loyalty.events.PointsActivated;
import loyalty.events.PointsConverted;
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
                events.add(Envelope.about(told(memberEntry.member(), memberEntry.entry()), eventSeq, null));
            }
        }
        return events;
    }

    /** No operation tells the end of points, nor that they became something by themselves. */
    private static MemberEvent told(Pseudonym member, Entry entry) {
        String entryId = EntryId.of(member).entry(entry.seq());
        Entry.Cause cause = entry.cause();
        return cause == null
                ? new PointsExpired(member, entry.at(), entryId, -entry.points())
                : new PointsConverted(
                        member,
                        entry.at(),
                        entryId,
                        -entry.points(),
                        Objects.requireNonNull(cause.reason()),
                        Objects.requireNonNull(cause.programmeVersion()));
    }
}
