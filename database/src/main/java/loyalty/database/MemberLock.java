package loyalty.database;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.events.Pseudonym;

/**
 * The pessimistic lock ({@code select … for update}) that whoever changes something of a member holds until the end of
 * the transaction, and the sequence number of the member's last event. Both stand in the member's row of one table, so
 * that the order of the events is the order of the commits.
 */
public final class MemberLock {

    private final Database database;
    private final String select;
    private final String create;
    private final String count;

    /** @param table has at least the columns {@code pseudonym}, its primary key, and {@code event_seq} */
    public MemberLock(Database database, String table) {
        this.database = database;
        // By the primary key and in its order, always: two transactions that lock the same members then never cross.
        this.select = "select pseudonym, event_seq from " + table
                + " where pseudonym in (:keys) order by pseudonym for update";
        this.create = "insert ignore into " + table + " (pseudonym, event_seq)";
        this.count = "insert into " + table + " (pseudonym, event_seq)";
    }

    /**
     * Locks the rows of members, and makes those that are missing.
     *
     * @return how many events were told about each
     */
    public SortedMap<Pseudonym, Long> lock(SortedSet<Pseudonym> members) {
        return database.ask(rows -> {
            SortedMap<Pseudonym, Long> locked = lock(rows, members);
            SortedSet<Pseudonym> missing = new TreeSet<>(members);
            missing.removeAll(locked.keySet());
            if (!missing.isEmpty()) {
                rows.insert(
                        create,
                        missing.stream()
                                .map(member -> new Object[] {member, 0L})
                                .toList());
                locked.putAll(lock(rows, missing));
            }
            return locked;
        });
    }

    private SortedMap<Pseudonym, Long> lock(ManyRows rows, Collection<Pseudonym> members) {
        SortedMap<Pseudonym, Long> locked = new TreeMap<>();
        rows.select(select, members, row -> Map.entry(row.owner(), row.getLong("event_seq")))
                .forEach(entry -> locked.put(entry.getKey(), entry.getValue()));
        return locked;
    }

    /** Writes how many events were told about members who are locked. */
    public void count(Map<Pseudonym, Long> sequences) {
        // The rows are there: as an upsert the counts travel as one statement, however many they are.
        database.change(rows -> rows.insert(
                count,
                " on duplicate key update event_seq = values(event_seq)",
                sequences.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                        .toList()));
    }
}
