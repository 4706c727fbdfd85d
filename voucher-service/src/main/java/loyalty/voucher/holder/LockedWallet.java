package loyalty.voucher.holder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;

/** What a member has, while a change holds the member's lock: at one instant, and with what is told of it. */
public final class LockedWallet {

    private final Pseudonym member;
    private final Instant now;
    private final long sequence;
    private final List<LockedWallet> beside;
    private final List<MemberEvent> events = new ArrayList<>();

    /** @param beside the wallets of others that are locked with it */
    LockedWallet(Pseudonym member, Instant now, long sequence, List<LockedWallet> beside) {
        this.beside = beside;
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

    /** The wallet of somebody else, if it is locked with this one. */
    public Optional<LockedWallet> beside(Pseudonym other) {
        return beside.stream().filter(wallet -> wallet.member.equals(other)).findFirst();
    }

    /** This one and those beside it. */
    List<LockedWallet> all() {
        return Stream.concat(Stream.of(this), beside.stream()).toList();
    }

    List<MemberEvent> events() {
        return events;
    }
}
