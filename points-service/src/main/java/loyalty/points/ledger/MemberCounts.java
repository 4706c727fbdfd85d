package loyalty.points.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Fractions;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code member_count}, as a batch reads, adds to and writes them under the locks of the accounts: exactly, as
 * fractions. Whether there was an order before is not kept there: the orders themselves tell it.
 */
public final class MemberCounts {

    private static final String REPLACE =
            " on duplicate key update numerator = values(numerator), denominator = values(denominator)";

    private final ManyRows rows;
    private final Map<Pseudonym, Set<String>> known = new HashMap<>();
    private final Map<Pseudonym, Counts> stored = new HashMap<>();
    private final Map<Pseudonym, Counts> added = new TreeMap<>();
    private final Set<Pseudonym> buyers = new HashSet<>();

    public MemberCounts(ManyRows rows) {
        this.rows = rows;
    }

    private record CountRow(Pseudonym member, String name, BigFraction value) {

        static CountRow of(Row row) {
            BigInteger numerator = row.getBigDecimal("numerator").toBigIntegerExact();
            BigInteger denominator = row.getBigDecimal("denominator").toBigIntegerExact();
            return new CountRow(row.owner(), row.getString("name"), BigFraction.of(numerator, denominator));
        }
    }

    /** Reads what is asked for. */
    public void read(Map<Pseudonym, Set<String>> asked) {
        readStored(asked);
        Set<Pseudonym> perhaps = new HashSet<>();
        asked.forEach((member, wanted) -> {
            if (wanted.contains(Counts.ORDERS)) {
                perhaps.add(member);
            }
        });
        buyers.addAll(
                rows.select("select distinct pseudonym from purchase where pseudonym in (:keys)", perhaps, Row::owner));
    }

    private void readStored(Map<Pseudonym, Set<String>> asked) {
        Set<String> names = new HashSet<>();
        asked.values().forEach(names::addAll);
        if (names.isEmpty()) {
            return;
        }
        asked.keySet().forEach(member -> {
            known.computeIfAbsent(member, m -> new HashSet<>()).addAll(names);
            stored.remove(member);
        });
        rows.select(
                        "select pseudonym, name, numerator, denominator from member_count"
                                + " where pseudonym in (:keys) and name in (?)",
                        asked.keySet(),
                        CountRow::of,
                        names)
                .forEach(row -> stored.merge(row.member(), Counts.of(row.name(), row.value()), Counts::plus));
    }

    /** Those of a member's figures that are asked for. */
    public Counts of(Pseudonym member, Set<String> names) {
        if (names.isEmpty()) {
            return Counts.NONE;
        }
        Map<String, BigFraction> asked = new HashMap<>(now(member).values());
        if (buyers.contains(member)) {
            asked.put(Counts.ORDERS, BigFraction.ONE);
        }
        asked.keySet().retainAll(names);
        return new Counts(asked);
    }

    private Counts now(Pseudonym member) {
        return stored.getOrDefault(member, Counts.NONE).plus(added.getOrDefault(member, Counts.NONE));
    }

    /** Adds what an order, an activity or a return brought. */
    public void add(Pseudonym member, Counts more) {
        if (!more.isEmpty()) {
            added.merge(member, more, Counts::plus);
        }
    }

    /** From now on the member has an order. */
    public void ordered(Pseudonym member) {
        buyers.add(member);
    }

    /** Writes what was added. */
    public void write() {
        Map<Pseudonym, Set<String>> unknown = new HashMap<>();
        added.forEach((member, more) -> {
            if (!known.getOrDefault(member, Set.of()).containsAll(more.values().keySet())) {
                Set<String> names = new HashSet<>(more.values().keySet());
                names.addAll(known.getOrDefault(member, Set.of()));
                unknown.put(member, names);
            }
        });
        readStored(unknown);
        List<@Nullable Object[]> values = new ArrayList<>();
        added.forEach((member, more) -> new TreeSet<>(more.values().keySet()).forEach(name -> {
            BigFraction value = Fractions.kept(now(member).get(name));
            values.add(new @Nullable Object[] {
                member, name, new BigDecimal(value.getNumerator()), new BigDecimal(value.getDenominator())
            });
        }));
        rows.insert("insert into member_count (pseudonym, name, numerator, denominator)", REPLACE, values);
    }
}
