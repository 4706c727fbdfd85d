package loyalty.points.byhibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/** A row of {@code account}. */
@Entity
@Table(name = "account")
class AccountRow {

    @Id
    Pseudonym pseudonym;

    @Column
    long version;

    @Column(name = "event_seq")
    long eventSeq;

    @Column
    long available;

    @Column
    long pending;

    @Column
    long held;

    @Column
    long owed;

    @Column(name = "lifetime_earned")
    long lifetimeEarned;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "next_due_at")
    @Nullable
    Instant nextDueAt;

    @Column(name = "active_at")
    @Nullable
    Instant activeAt;

    AccountState state() {
        return new AccountState(
                version,
                eventSeq,
                new Balance(available, pending, held, owed),
                lifetimeEarned,
                changedAt,
                nextDueAt,
                activeAt);
    }

    AccountRow moved(AccountState to) {
        version = to.version();
        eventSeq = to.eventSeq();
        available = to.balance().available();
        pending = to.balance().pending();
        held = to.balance().held();
        owed = to.balance().owed();
        lifetimeEarned = to.lifetimeEarned();
        changedAt = to.changedAt();
        nextDueAt = to.nextDueAt();
        activeAt = to.activeAt();
        return this;
    }
}
