package loyalty.voucher.holder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.database.MemberLock;
import loyalty.events.Pseudonym;
import loyalty.programme.Programme;

/** The members, as far as a wallet has to know them: their lock, their event count, whether they are enrolled. */
@ApplicationScoped
public class Holders {

    // The rows are there and locked; as inserts they travel as one statement, however many they are.
    private static final String ENROL = "insert into holder (pseudonym, event_seq, enrolled_at)";
    private static final String ENROLLED_ONCE =
            " on duplicate key update enrolled_at = coalesce(enrolled_at, values(enrolled_at))";
    private static final String TIER = "update holder set tier = ? where pseudonym = ?";
    private static final String TIER_OF = "select tier from holder where pseudonym = ? and tier is not null";
    private static final String ORDERED = "update holder set orders = orders + ? where pseudonym = ?";
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
        database.change(rows -> rows.insert(
                ENROL,
                ENROLLED_ONCE,
                enrolled.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey(), 0L, entry.getValue()})
                        .toList()));
    }

    /** Notes the tiers of members who are locked. */
    public void noteTiers(Map<Pseudonym, String> tiers) {
        each(TIER, tiers);
    }

    /** The tier last heard of, or the lowest of the ladder before there was any news. */
    public String tierOf(Pseudonym member, Programme programme) {
        return database.read(TIER_OF, row -> row.getString("tier"), member).stream()
                .findFirst()
                .orElseGet(() -> programme.tiers().steps().getFirst().tier());
    }

    /** Counts the orders of members who are locked. */
    public void countOrders(Map<Pseudonym, Long> orders) {
        each(ORDERED, orders);
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

    private void each(String sql, Map<Pseudonym, ?> values) {
        database.change((ManyRows rows) -> {
            for (Map.Entry<Pseudonym, ?> entry : values.entrySet()) {
                rows.execute(sql, entry.getValue(), entry.getKey());
            }
        });
    }
}
