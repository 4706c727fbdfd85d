package loyalty.points.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A member's account while one transaction changes it. It is opened with what the row says and the lots that fell due,
 * does what it is told, and remembers what has to be written.
 *
 * <p>What falls due is settled before anything else is done, at the instant at which it fell due: so the journal is in
 * the order of time, and does not depend on when somebody looked. Used by one thread.
 */
public final class Account {

    private final TreeMap<Instant, List<Lot>> due = new TreeMap<>();
    private final LotBook lots = new LotBook();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Activation> activations = new ArrayList<>();

    private long version;
    private long eventSeq;
    private Balance balance;
    private long lifetimeEarned;
    private Instant changedAt;
    private @Nullable Instant nextDueAt;

    private Account(AccountState state, @Nullable Instant nextDueAt) {
        this.version = state.version();
        this.eventSeq = state.eventSeq();
        this.balance = state.balance();
        this.lifetimeEarned = state.lifetimeEarned();
        this.changedAt = state.changedAt();
        this.nextDueAt = nextDueAt;
    }

    /** Opens an account on which nothing is due. */
    public static Account open(AccountState state) {
        return new Account(state, state.nextDueAt());
    }

    /**
     * Opens an account on which something is due.
     *
     * @param due all lots on which the clock acts by now
     * @param dueAfterwards when it acts on the first of the other lots; null when it never will
     */
    public static Account open(AccountState state, Collection<Lot> due, @Nullable Instant dueAfterwards) {
        Account account = new Account(state, dueAfterwards);
        due.forEach(account::await);
        return account;
    }

    /** Settles what fell due up to and including {@code now}: points that begin to count, and points that end. */
    public void settle(Instant now) {
        while (!due.isEmpty() && !due.firstKey().isAfter(now)) {
            Map.Entry<Instant, List<Lot>> first = due.pollFirstEntry();
            activate(
                    first.getKey(),
                    first.getValue().stream().filter(Lot::pending).toList());
            expire(
                    first.getKey(),
                    first.getValue().stream().filter(lot -> !lot.pending()).toList());
        }
        if (!due.isEmpty()) {
            dueBy(due.firstKey());
        }
    }

    /**
     * Takes in an order, whether it earned something or nothing.
     *
     * @param actor who sent it
     * @param now the business time; an account never goes back before its last change
     */
    public Purchase place(Order order, Earned earned, String actor, Instant now) {
        Instant at = now.isAfter(changedAt) ? now : changedAt;
        long purchaseEvent = nextEvent(at);
        Instant availableAt = earned.availableAt();
        if (availableAt == null || earned.points() == 0) {
            return new Purchase(order, earned, at, purchaseEvent, null, 0, balance);
        }
        boolean pending = availableAt.isAfter(at);
        Lot lot = new Lot(version + 1, 1, earned.points(), earned.points(), pending, availableAt, earned.expiresAt());
        balance = balance.earn(lot.points(), pending);
        lifetimeEarned = Math.addExact(lifetimeEarned, lot.points());
        var cause = new Entry.Cause(order.orderId(), order.placedAt(), earned.programmeVersion(), actor);
        post(EntryKind.EARN, lot.points(), at, cause, null, new Explanation(earned.rules(), List.of(part(lot))));
        lots.open(lot);
        outlive(lot, at);
        return new Purchase(order, earned, at, purchaseEvent, lot.seq(), pending ? lot.points() : 0, balance);
    }

    /** A late order may bring points whose life is over already: they end at once. */
    private void outlive(Lot lot, Instant at) {
        Instant nextAt = lot.nextAt();
        if (nextAt != null && !nextAt.isAfter(at)) {
            expire(at, List.of(lot));
        } else if (nextAt != null) {
            dueBy(nextAt);
        }
    }

    private void activate(Instant at, List<Lot> ready) {
        long points = ready.stream().mapToLong(Lot::left).sum();
        if (points == 0) {
            return;
        }
        balance = balance.activate(points);
        activations.add(new Activation(nextEvent(at), at, points));
        ready.stream().map(Lot::activated).forEach(lot -> {
            lots.change(lot);
            await(lot);
        });
    }

    private void expire(Instant at, List<Lot> ended) {
        long points = ended.stream().mapToLong(Lot::left).sum();
        if (points == 0) {
            return;
        }
        balance = balance.expire(points);
        var explanation =
                new Explanation(List.of(), ended.stream().map(Account::part).toList());
        post(EntryKind.EXPIRE, -points, at, null, nextEvent(at), explanation);
        ended.stream().map(Lot::emptied).forEach(lots::change);
    }

    private void post(
            EntryKind kind,
            long points,
            Instant at,
            Entry.@Nullable Cause cause,
            @Nullable Long event,
            Explanation explanation) {
        version++;
        entries.add(new Entry(version, kind, points, balance, lifetimeEarned, at, cause, event, explanation));
    }

    private long nextEvent(Instant at) {
        changedAt = at;
        eventSeq++;
        return eventSeq;
    }

    private void await(Lot lot) {
        Instant nextAt = lot.nextAt();
        if (nextAt != null) {
            due.computeIfAbsent(nextAt, at -> new ArrayList<>()).add(lot);
        }
    }

    private void dueBy(Instant at) {
        if (nextDueAt == null || at.isBefore(nextDueAt)) {
            nextDueAt = at;
        }
    }

    private static Explanation.LotPart part(Lot lot) {
        return new Explanation.LotPart(lot.seq(), lot.part(), lot.left(), lot.expiresAt());
    }

    /** What the account's row has to say now. */
    public AccountState state() {
        return new AccountState(version, eventSeq, balance, lifetimeEarned, changedAt, nextDueAt);
    }

    /** The entries posted since it was opened, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What began to count since it was opened, in order. */
    public List<Activation> activations() {
        return List.copyOf(activations);
    }

    /** The lots opened since, as they are now. */
    public List<Lot> lotsOpened() {
        return lots.opened();
    }

    /** The lots that stood there before and have changed since, as they are now. */
    public List<Lot> lotsChanged() {
        return lots.changed();
    }
}
