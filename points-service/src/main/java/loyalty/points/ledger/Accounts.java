package loyalty.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.account.Balance;
import org.jspecify.annotations.Nullable;

/** The rows of {@code account}. A transaction that writes anything of a member holds the lock of their row. */
public final class Accounts {

    private static final String COLUMNS = "pseudonym, version, event_seq, available, pending, held, owed,"
            + " lifetime_earned, changed_at, next_due_at, active_at";
    private static final String READ = "select " + COLUMNS + " from account where pseudonym in (:keys)";
    /** By the primary key and in its order, always: two batches that lock the same members then never cross. */
    private static final String LOCK = "select " + COLUMNS + ", (%s) as answer, exists (select 1 from account_holder"
            + " where account_holder.pseudonym = account.pseudonym and member_id is not null) as named"
            + " from account force index (primary)"
            + " where pseudonym in (:keys) order by pseudonym for update";

    private static final String LOOK_AT =
            "update account set next_due_at = ? where available >= ? and (next_due_at is null or next_due_at > ?)";

    private static final List<String> CHANGE = List.of(
            "pseudonym",
            "version_before",
            "event_seq_before",
            "version",
            "event_seq",
            "available",
            "pending",
            "held",
            "owed",
            "lifetime_earned",
            "changed_at",
            "next_due_at",
            "active_at");
    private static final String SET = String.join(
            ", ",
            CHANGE.stream().skip(3).map(name -> "t." + name + " = n." + name).toList());

    private final ManyRows rows;

    public Accounts(ManyRows rows) {
        this.rows = rows;
    }

    private record AccountRow(Pseudonym member, AccountState state) {

        static AccountRow of(Row row) {
            Balance balance = new Balance(
                    row.getLong("available"), row.getLong("pending"), row.getLong("held"), row.getLong("owed"));
            return new AccountRow(
                    row.owner(),
                    new AccountState(
                            row.getLong("version"),
                            row.getLong("event_seq"),
                            balance,
                            row.getLong("lifetime_earned"),
                            row.instant("changed_at"),
                            row.instantOrNull("next_due_at"),
                            row.instantOrNull("active_at")));
        }
    }

    /** The account as it stands, if there is one. */
    public Optional<AccountState> find(Pseudonym member) {
        return rows.select(READ, List.of(member), AccountRow::of).stream()
                .map(AccountRow::state)
                .findFirst();
    }

    /**
     * Accounts that are locked.
     *
     * @param nameless those of whom it is not known who is behind them
     * @param answer to the question that was asked in the same glance
     */
    public record Locked(SortedMap<Pseudonym, AccountState> accounts, Set<Pseudonym> nameless, int answer) {}

    private record LockedRow(AccountRow account, boolean named, int answer) {

        static LockedRow of(Row row) {
            return new LockedRow(AccountRow.of(row), row.getBoolean("named"), row.getInt("answer"));
        }
    }

    /**
     * Locks the accounts until the end of the transaction, opening those that are not there.
     *
     * @param members at least one
     * @param question a select of one number, which costs no statement of its own this way
     */
    public Locked lock(SortedSet<Pseudonym> members, String question) {
        String lock = LOCK.formatted(question);
        List<LockedRow> locked = new ArrayList<>(rows.select(lock, members, LockedRow::of));
        SortedSet<Pseudonym> missing = new TreeSet<>(members);
        locked.forEach(row -> missing.remove(row.account().member()));
        if (!missing.isEmpty()) {
            rows.insert("insert ignore into account (" + COLUMNS + ")", openings(missing));
            locked.addAll(rows.select(lock, missing, LockedRow::of));
        }
        SortedMap<Pseudonym, AccountState> accounts = new TreeMap<>();
        locked.forEach(row -> accounts.put(row.account().member(), row.account().state()));
        Set<Pseudonym> nameless = locked.stream()
                .filter(row -> !row.named())
                .map(row -> row.account().member())
                .collect(Collectors.toSet());
        return new Locked(accounts, nameless, locked.getLast().answer());
    }

    private static List<@Nullable Object[]> openings(SortedSet<Pseudonym> members) {
        return members.stream().map(member -> values(member, AccountState.NEW)).toList();
    }

    private static @Nullable Object[] values(Pseudonym member, AccountState state) {
        Balance balance = state.balance();
        return new @Nullable Object[] {
            member,
            state.version(),
            state.eventSeq(),
            balance.available(),
            balance.pending(),
            balance.held(),
            balance.owed(),
            state.lifetimeEarned(),
            state.changedAt(),
            state.nextDueAt(),
            state.activeAt()
        };
    }

    /** A member's row as it was read and as it has to be. */
    public record Change(Pseudonym member, AccountState before, AccountState after) {

        private @Nullable Object[] values() {
            @Nullable Object[] read = {member, before.version(), before.eventSeq()};
            @Nullable Object[] after = Accounts.values(member, after());
            return EarnedColumns.all(read, Arrays.copyOfRange(after, 1, after.length));
        }
    }

    /**
     * Writes what became of locked accounts.
     *
     * @throws IllegalStateException when one is not as it was read: the lock was not held
     */
    public void write(List<Change> changes) {
        List<@Nullable Object[]> values = new ArrayList<>();
        changes.forEach(change -> values.add(change.values()));
        rows.update(
                "account",
                CHANGE,
                "t.pseudonym = n.pseudonym and t.version = n.version_before and t.event_seq = n.event_seq_before",
                SET,
                values);
    }

    /** Has accounts looked at from an instant on, or sooner, that have so many points to spend. */
    public static void lookAt(Database database, Instant at, long least) {
        database.execute(LOOK_AT, at, least, at);
    }

    /** When the clock acts on any account next. */
    public static Optional<Instant> nextDue(ManyRows rows) {
        return rows.read(
                        "select min(next_due_at) as next_due_at from account",
                        row -> Optional.ofNullable(row.instantOrNull("next_due_at")),
                        List.of())
                .getFirst();
    }

    /** Some of the members on whose accounts the clock acts by the instant, the most overdue first. */
    public static List<Pseudonym> due(ManyRows rows, Instant at, int most) {
        return rows.select(
                "select pseudonym from account where next_due_at <= (:keys) order by next_due_at limit " + most,
                List.of(at),
                Row::owner);
    }
}
