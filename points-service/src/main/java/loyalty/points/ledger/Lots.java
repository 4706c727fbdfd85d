package loyalty.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.points.domain.account.Lot;
import loyalty.points.domain.account.Renewal;
import org.jspecify.annotations.Nullable;

/** The rows of {@code lot}. */
public final class Lots {

    static final String COLUMNS = "pseudonym, seq, part, points, points_left, points_held, points_expired, pending,"
            + " available_at, expires_at, renewal";
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final ManyRows rows;

    public Lots(ManyRows rows) {
        this.rows = rows;
    }

    /** A lot and whose it is. */
    public record MemberLot(Pseudonym member, Lot lot) {

        private static MemberLot of(Row row) {
            return new MemberLot(
                    row.owner(),
                    new Lot(
                            row.getLong("seq"),
                            row.getInt("part"),
                            row.getLong("points"),
                            row.getLong("points_left"),
                            row.getLong("points_held"),
                            row.getLong("points_expired"),
                            row.getBoolean("pending"),
                            row.instant("available_at"),
                            row.instantOrNull("expires_at"),
                            renewal(row)));
        }
    }

    private static @Nullable Renewal renewal(Row row) {
        String word = row.getString("renewal");
        return word == null ? null : new Renewal(word);
    }

    /** The lots of these members on which the clock acts by now. */
    public List<MemberLot> due(Collection<Pseudonym> members, Instant now) {
        return rows.select(
                "select " + COLUMNS
                        + " from lot where pseudonym in (:keys) and next_at <= ? order by pseudonym, seq, part",
                members,
                MemberLot::of,
                now);
    }

    /**
     * The lots from which these members' points would be spent, the soonest ending first, as many as it takes.
     *
     * @param points how many each wants to spend
     */
    public List<MemberLot> spendable(Map<Pseudonym, Long> points, Instant now) {
        if (points.isEmpty()) {
            return List.of();
        }
        List<Object> wanted = new ArrayList<>();
        points.forEach((member, most) -> {
            wanted.add(member);
            wanted.add(most);
        });
        String wants = "select ? as pseudonym, ? as most" + " union all select ?, ?".repeat(points.size() - 1);
        String running = "sum(l.points_left - l.points_held) over (partition by l.pseudonym"
                + " order by l.expires_at is null, l.expires_at, l.seq, l.part) - (l.points_left - l.points_held)";
        return rows.read(
                "select " + COLUMNS + " from (select l.*, w.most, " + running + " as sooner from (" + wants
                        + ") w straight_join lot l on l.pseudonym = w.pseudonym where l.next_at > ? and not l.pending"
                        + " and l.points_left > l.points_held) l where l.sooner < l.most",
                MemberLot::of,
                Stream.concat(wanted.stream(), Stream.of(now)).toList());
    }

    /** The lots that these holds hold. */
    public List<MemberLot> heldBy(Collection<Holds.StoredHold> holds) {
        List<String> ids = holds.stream().map(stored -> stored.hold().holdId()).toList();
        return rows.select(
                "select distinct l.pseudonym, l.seq, l.part, l.points, l.points_left, l.points_held, l.points_expired, l.pending,"
                        + " l.available_at, l.expires_at, l.renewal from hold h join hold_part p on p.pseudonym = h.pseudonym"
                        + " and p.hold_id = h.hold_id join lot l on l.pseudonym = p.pseudonym and l.seq = p.lot_seq"
                        + " and l.part = p.lot_part where h.hold_id in (:keys)",
                ids,
                MemberLot::of);
    }

    /** The lots that these entries brought. */
    public List<MemberLot> broughtBy(Map<Pseudonym, Set<Long>> entries) {
        List<MemberLot> brought = new ArrayList<>();
        for (Map.Entry<Pseudonym, Set<Long>> of : entries.entrySet()) {
            brought.addAll(rows.select(
                    "select " + COLUMNS + " from lot where seq in (:keys) and pseudonym = ?",
                    of.getValue(),
                    MemberLot::of,
                    of.getKey()));
        }
        return brought;
    }

    /** The lots of these members that have something left. */
    public List<MemberLot> open(Collection<Pseudonym> members) {
        return rows.select(
                "select " + COLUMNS
                        + " from lot where pseudonym in (:keys) and next_at is not null and points_left > 0",
                members,
                MemberLot::of);
    }

    /** When the clock acts on these members' other lots; a member without any is absent. */
    public Map<Pseudonym, Instant> dueAfter(Collection<Pseudonym> members, Instant now) {
        Map<Pseudonym, Instant> next = new HashMap<>();
        rows.select(
                        "select pseudonym, min(next_at) as next_at from lot where pseudonym in (:keys)"
                                + " and next_at > ? and next_at < ? group by pseudonym",
                        members,
                        row -> Map.entry(row.owner(), row.instant("next_at")),
                        now,
                        NEVER)
                .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
        return next;
    }

    /** A member's lots that have an end and something left, the soonest end first. */
    public List<Lot> ending(Pseudonym member) {
        return lots(
                "select " + COLUMNS + " from lot where pseudonym in (:keys) and next_at is not null and points_left > 0"
                        + " and expires_at is not null order by expires_at, seq, part",
                List.of(member));
    }

    /** A member's lots that have an end after an instant and were brought by then, as they are now. */
    public List<Lot> endingAfter(Pseudonym member, Instant at, long lastSeq) {
        return lots(
                "select " + COLUMNS + " from lot where pseudonym in (:keys) and seq <= ? and expires_at > ?"
                        + " order by expires_at, seq, part",
                List.of(member),
                lastSeq,
                at);
    }

    /** Those lots of these entries of a member that still wait. */
    public List<Lot> waiting(Pseudonym member, Collection<Long> entrySeqs) {
        return lots(
                "select " + COLUMNS + " from lot where seq in (:keys) and pseudonym = ? and pending",
                entrySeqs,
                member);
    }

    private List<Lot> lots(String sql, Collection<?> keys, Object... after) {
        return rows.select(sql, keys, MemberLot::of, after).stream()
                .map(MemberLot::lot)
                .toList();
    }

    /** When the clock acts on a lot next: nothing when it is used up, a far year when it lives for ever. */
    static @Nullable Instant nextAt(Lot lot) {
        Instant next = lot.nextAt();
        return next == null && lot.left() > 0 ? NEVER : next;
    }
}
