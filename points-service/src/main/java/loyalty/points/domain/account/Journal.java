package loyalty.points.domain.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.points.domain.Explanation;
import org.jspecify.annotations.Nullable;

/** The numbers of an account and what is written down about them, while one transaction changes it. */
final class Journal {

    private final List<Entry> entries = new ArrayList<>();
    private long version;
    private long eventSeq;
    private Balance balance;
    private long lifetimeEarned;
    private Instant changedAt;
    private @Nullable Instant activeAt;

    Journal(AccountState state) {
        this.version = state.version();
        this.eventSeq = state.eventSeq();
        this.balance = state.balance();
        this.lifetimeEarned = state.lifetimeEarned();
        this.changedAt = state.changedAt();
        this.activeAt = state.activeAt();
    }

    /** When something that happens now is posted: an account never goes back before its last change. */
    Instant notBeforeLast(Instant now) {
        return now.isAfter(changedAt) ? now : changedAt;
    }

    /** When something happened last. */
    Instant changedAt() {
        return changedAt;
    }

    Balance balance() {
        return balance;
    }

    /** Moves points within the account, or, before an entry is posted, in or out of it. */
    void move(Balance to) {
        balance = to;
    }

    /** What is earned for good, or, below zero, what is earned no longer. */
    void earnedEver(long more) {
        lifetimeEarned = Math.addExact(lifetimeEarned, more);
    }

    /** When the member did something last that keeps points alive; null when never. */
    @Nullable
    Instant activeAt() {
        return activeAt;
    }

    /** The member did something that keeps points alive. */
    void active(Instant when) {
        activeAt = activeAt == null || when.isAfter(activeAt) ? when : activeAt;
    }

    /** The number that the next entry will have. */
    long nextSeq() {
        return version + 1;
    }

    /** The number of the next event of the member. */
    long tell(Instant at) {
        changedAt = at;
        eventSeq++;
        return eventSeq;
    }

    /**
     * Posts an entry about a balance that has been moved already.
     *
     * @param event the number of the event that is made from the entry; null when another row tells it
     */
    void post(
            EntryKind kind,
            long points,
            Instant at,
            Entry.@Nullable Cause cause,
            @Nullable Long event,
            Explanation explanation) {
        version++;
        entries.add(new Entry(version, kind, points, balance, lifetimeEarned, at, cause, event, explanation));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    AccountState state(@Nullable Instant nextDueAt) {
        return new AccountState(version, eventSeq, balance, lifetimeEarned, changedAt, nextDueAt, activeAt);
    }
}
