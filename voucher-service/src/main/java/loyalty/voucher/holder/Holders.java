package loyalty.voucher.holder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import loyalty.database.Database;
import loyalty.database.MemberLock;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;

/** The members, as far as a wallet has to know them: their lock, their event count, whether they are enrolled. */
@ApplicationScoped
public class Holders {

    private static final String ENROLLED_ONCE = "enrolled_at = coalesce(enrolled_at, values(enrolled_at))";
    private static final String TIER_OF = "select tier from holder where pseudonym = ? and tier is not null";
    private static final String ORDERS_OF = "select orders from holder where pseudonym = ?";
    private static final String ENROLLED = "select 1 from holder where pseudonym = ? and enrolled_at is not null";

    private final Database database;
    private final MemberLock lock;

    Holders(Database database) {
        this.database = database;
        this.lock = new MemberLock(database, "holder");
    }

    /**
     * Keeps everybody else from writing for members until the end of the transaction.
     *
     * @return how many events were told about each
     */
    public SortedMap<Pseudonym, Long> lock(SortedSet<Pseudonym> members) {
        return lock.lock(members);
    }

    /** Writes how many events were told about members who are locked. */
    public void count(Map<Pseudonym, Long> sequences) {
        lock.count(sequences);
    }

    /** Notes since when members who are locked are enrolled. */
    public void enrol(Map<Pseudonym, Instant> enrolled) {
        note("enrolled_at", ENROLLED_ONCE, enrolled);
    }

    /** Notes the tiers of members who are locked. */
    public void noteTiers(Map<Pseudonym, String> tiers) {
        note("tier", "tier = values(tier)", tiers);
    }

    /** The tier last heard of, or the lowest of the ladder before there was any news. */
    public String tierOf(Pseudonym member, Programme programme) {
        return database.read(TIER_OF, row -> row.getString("tier"), member).stream()
                .findFirst()
                .orElseGet(() -> programme.tiers().steps().getFirst().tier());
    }

    /** Counts the orders of members who are locked. */
    public void countOrders(Map<Pseudonym, Long> orders) {
        note("orders", "orders = orders + values(orders)", orders);
    }

    /** How many orders were heard of. */
    public long ordersOf(Pseudonym member) {
        return database.read(ORDERS_OF, row -> row.getLong("orders"), member).stream()
                .findFirst()
                .orElse(0L);
    }

    boolean isEnrolled(Pseudonym member) {
        return !database.read(ENROLLED, row -> true, member).isEmpty();
    }

    /** The rows are there and locked; as inserts they travel as one statement, however many they are. */
    private void note(String column, String change, Map<Pseudonym, ?> values) {
        database.change(rows -> rows.insert(
                "insert into holder (pseudonym, event_seq, " + column + ")",
                " on duplicate key update " + change,
                values.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey(), 0L, entry.getValue()})
                        .toList()));
    }
}
