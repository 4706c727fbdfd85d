package loyalty.voucher.holder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;

/** What a member has, while a change holds the member's lock: at one instant, and with what is told of it. */
public final class LockedWallet {

    private final Pseudonym member;
    private final Instant now;
    private final long sequence;
    private final List<MemberEvent> events = new ArrayList<>();

    LockedWallet(Pseudonym member, Instant now, long sequence) {
        this.member = member;
        this.now = now;
        this.sequence = sequence;
    }

    /** Whose it is. */
    public Pseudonym member() {
        return member;
    }

    /** The instant of the change. */
    public Instant now() {
        return now;
    }

    /** Tells an event when the change is done. */
    public void tell(MemberEvent event) {
        events.add(event);
    }

    /** The sequence of the event that was told last. */
    public long sequence() {
        return sequence + events.size();
    }

    List<MemberEvent> events() {
        return events;
    }
}
