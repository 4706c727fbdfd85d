package loyalty.voucher.holder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;

/** One transaction for what one member has, under the member's lock, with the events that it tells. */
@ApplicationScoped
public class WalletTransaction {

    private final Holders holders;
    private final Settlements settlements;
    private final WalletEvents events;
    private final BusinessClock clock;

    WalletTransaction(Holders holders, Settlements settlements, WalletEvents events, BusinessClock clock) {
        this.holders = holders;
        this.settlements = settlements;
        this.events = events;
        this.clock = clock;
    }

    /** A change of what a member has. */
    public interface Change<T> {
        /** Decides and writes, or refuses. */
        Outcome<T> on(LockedWallet wallet);
    }

    /** Changes what a member has after all that was due by the clock. What is refused leaves nothing behind. */
    public <T> Outcome<T> change(Pseudonym member, Change<T> change) {
        return change(member, Set.of(), change);
    }

    /**
     * Changes what a member has, and with it what others have, after all that was due by the clock.
     *
     * @param others who are locked too, all in one order
     */
    public <T> Outcome<T> change(Pseudonym member, Set<Pseudonym> others, Change<T> change) {
        return undoIfRefused(() -> {
            LockedWallet wallet = settled(member, others);
            return told(wallet, change.on(wallet));
        });
    }

    /** What a change would come to: decided as any other, and neither written nor told. */
    public <T> Outcome<T> pretend(Pseudonym member, Change<T> change) {
        QuarkusTransaction.begin();
        try {
            return change.on(settled(member, Set.of()));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Adds to what a member has, whatever else is due. What is refused leaves nothing behind. */
    public <T> Outcome<T> add(Pseudonym member, Change<T> change) {
        return undoIfRefused(() -> {
            LockedWallet wallet = lock(member, Set.of());
            return told(wallet, change.on(wallet));
        });
    }

    private LockedWallet settled(Pseudonym member, Set<Pseudonym> others) {
        LockedWallet locked = lock(member, others);
        for (LockedWallet wallet : locked.all()) {
            if (settlements.isDue(wallet.now(), wallet.member())) {
                settlements.settle(wallet.now(), List.of(wallet.member())).forEach(wallet::tell);
            }
        }
        return locked;
    }

    private LockedWallet lock(Pseudonym member, Set<Pseudonym> others) {
        TreeSet<Pseudonym> members = new TreeSet<>(others);
        members.add(member);
        SortedMap<Pseudonym, Long> locked = holders.lock(members);
        Instant now = clock.now();
        List<LockedWallet> beside = others.stream()
                .map(other -> new LockedWallet(other, now, Objects.requireNonNull(locked.get(other)), List.of()))
                .toList();
        return new LockedWallet(member, now, Objects.requireNonNull(locked.get(member)), beside);
    }

    private <T> Outcome<T> told(LockedWallet locked, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done) {
            for (LockedWallet wallet : locked.all()) {
                if (!wallet.events().isEmpty()) {
                    SortedMap<Pseudonym, Long> counted = new TreeMap<>();
                    counted.put(
                            wallet.member(), wallet.sequence() - wallet.events().size());
                    events.tell(wallet.events(), counted);
                }
            }
        }
        return outcome;
    }

    /** Runs a use case in a transaction of its own; a refusal undoes what was written before it. */
    public static <T> Outcome<T> undoIfRefused(Supplier<Outcome<T>> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> switch (work.get()) {
                case Outcome.Done<T> done -> done;
                case Outcome.Refused<T> refused -> throw new Undone(refused.why());
            });
        } catch (Undone e) {
            return Outcome.refused(e.why);
        }
    }

    /** Rolls back the transaction, and goes no further than this class. */
    private static final class Undone extends RuntimeException {

        private final transient Rejection why;

        Undone(Rejection why) {
            super(null, null, false, false);
            this.why = why;
        }
    }
}
