package loyalty.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The rows of {@code account_holder}: the one table that leads back to a person. */
public final class Holders {

    private final ManyRows rows;

    public Holders(ManyRows rows) {
        this.rows = rows;
    }

    /** Remembers who is behind accounts. */
    public void name(SortedMap<Pseudonym, String> memberIds) {
        List<@Nullable Object[]> values = new ArrayList<>(memberIds.size());
        memberIds.forEach((member, memberId) -> values.add(new @Nullable Object[] {member, memberId}));
        rows.insert(
                "insert into account_holder (pseudonym, member_id)",
                " on duplicate key update member_id = values(member_id)",
                values);
    }

    /** Remembers who is enrolled since when; the first word on it stands. */
    public void enrol(SortedMap<Pseudonym, Instant> enrolled) {
        List<@Nullable Object[]> values = new ArrayList<>(enrolled.size());
        new TreeMap<>(enrolled).forEach((member, at) -> values.add(new @Nullable Object[] {member, at}));
        rows.insert(
                "insert into account_holder (pseudonym, enrolled_at)",
                " on duplicate key update enrolled_at = coalesce(enrolled_at, values(enrolled_at))",
                values);
    }

    /** Whether the member is known to be enrolled. */
    public boolean isEnrolled(Pseudonym member) {
        return rows.select(
                        "select enrolled_at from account_holder where pseudonym in (:keys)",
                        List.of(member),
                        row -> row.instantOrNull("enrolled_at") != null)
                .contains(true);
    }

    /** The names behind pseudonyms, of those who still have one. */
    public Map<Pseudonym, String> names(Collection<Pseudonym> members) {
        Map<Pseudonym, String> names = new HashMap<>();
        rows.select(
                        "select pseudonym, member_id from account_holder where pseudonym in (:keys)"
                                + " and member_id is not null",
                        members,
                        row -> Map.entry(row.owner(), row.getString("member_id")))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }
}
