package loyalty.points.ledger;

import static loyalty.database.ManyRows.owner;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.Counts;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code member_count}, as a batch reads, adds to and writes them under the locks of the accounts. Whether
 * there was an order before is not kept there: the orders themselves tell it.
 */
public final class MemberCounts {

    private static final String ADD = " on duplicate key update value = value + values(value)";

    private final ManyRows rows;
    private final Map<Pseudonym, Counts> counts = new HashMap<>();
    private final Map<Pseudonym, Counts> added = new TreeMap<>();

    public MemberCounts(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    private record CountRow(Pseudonym member, String name, BigDecimal value) {}

    /** Reads what is asked for. */
    public void read(Map<Pseudonym, Set<String>> asked) throws SQLException {
        Set<String> names = new HashSet<>();
        Set<Pseudonym> buyers = new HashSet<>();
        asked.forEach((member, wanted) -> {
            names.addAll(wanted);
            if (wanted.contains(Counts.ORDERS)) {
                buyers.add(member);
            }
        });
        if (names.isEmpty()) {
            return;
        }
        rows.select(
                        "select pseudonym, name, value from member_count where pseudonym in (:keys) and name in (?)",
                        asked.keySet(),
                        row -> new CountRow(owner(row), row.getString("name"), row.getBigDecimal("value")),
                        names)
                .forEach(row -> count(row.member(), Counts.of(row.name(), row.value())));
        rows.select("select distinct pseudonym from purchase where pseudonym in (:keys)", buyers, ManyRows::owner)
                .forEach(member -> count(member, Counts.of(Counts.ORDERS, BigDecimal.ONE)));
    }

    private void count(Pseudonym member, Counts more) {
        counts.merge(member, more, Counts::plus);
    }

    /** Those of a member's figures that are asked for. */
    public Counts of(Pseudonym member, Set<String> names) {
        if (names.isEmpty()) {
            return Counts.NONE;
        }
        Map<String, BigDecimal> asked = new HashMap<>();
        counts.getOrDefault(member, Counts.NONE).values().forEach((name, value) -> {
            if (names.contains(name)) {
                asked.put(name, value);
            }
        });
        return new Counts(asked);
    }

    /** Adds what an order, an activity or a return brought. */
    public void add(Pseudonym member, Counts more) {
        if (!more.isEmpty()) {
            count(member, more);
            added.merge(member, more, Counts::plus);
        }
    }

    /** From now on the member has an order. */
    public void ordered(Pseudonym member) {
        count(member, Counts.of(Counts.ORDERS, BigDecimal.ONE));
    }

    /** Writes what was added. */
    public void write() throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>();
        added.forEach((member, more) -> new TreeMap<>(more.values())
                .forEach((name, value) -> values.add(new @Nullable Object[] {member, name, value})));
        rows.insert("insert into member_count (pseudonym, name, value)", ADD, values);
    }
}
