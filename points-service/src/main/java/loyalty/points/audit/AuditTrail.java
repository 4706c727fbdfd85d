package loyalty.points.audit;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.owner;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
import loyalty.database.HashChain;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The rows of {@code audit}. Rows are added, and sealed later; that is all. */
public final class AuditTrail {

    private final ManyRows rows;

    public AuditTrail(Connection connection) {
        this.rows = new ManyRows(connection);
    }

    /**
     * Something that somebody did.
     *
     * @param act unique: of what kind, to what, which step
     * @param role in which role they did it
     * @param origin from where, as far as the gateway says
     * @param what was done, in a word
     * @param points what it moved
     * @param noteHash salted; the note itself stands elsewhere
     */
    public record Act(
            Pseudonym member,
            String act,
            Instant at,
            String actor,
            String role,
            @Nullable String origin,
            String what,
            long points,
            @Nullable String reason,
            byte @Nullable [] noteHash) {}

    /** An act as it stands there, and its note as far as it is still there. */
    record Entry(Act act, boolean sealed, @Nullable String note) {

        /** As a reader is shown it. */
        AuditView view(@Nullable String memberId) {
            return new AuditView(
                    AuditView.kindOf(act.act()),
                    act.act(),
                    act.at(),
                    act.actor(),
                    act.role(),
                    act.origin(),
                    act.what(),
                    memberId,
                    act.points(),
                    act.reason(),
                    note,
                    sealed);
        }
    }

    public void add(List<Act> acts) throws SQLException {
        List<@Nullable Object[]> values = new ArrayList<>(acts.size());
        for (Act act : acts) {
            values.add(new @Nullable Object[] {
                act.member(),
                act.act(),
                act.at(),
                act.actor(),
                act.role(),
                act.origin(),
                act.what(),
                act.points(),
                act.reason(),
                act.noteHash(),
                HashChain.chainOf(act.member())
            });
        }
        rows.insert(
                "insert into audit (pseudonym, act, at, actor, role, origin, what, points, reason, note_hash, chain)",
                values);
    }

    /**
     * What was done, the last first.
     *
     * @param member only to this member; null for all
     * @param actor only by this person; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    List<Entry> find(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where 1 = 1");
        only(member, actor, where, values);
        if (after != null) {
            where.append(" and a.at <= ? and (a.at < ? or a.act < ?)");
            values.addAll(List.of(after.at(), after.at(), after.key()));
        }
        return rows.read(
                "select a.*, n.note from audit a left join adjustment_note n on n.pseudonym = a.pseudonym"
                        + " and a.act = concat('adjustment/', n.adjustment_id, '/1')" + where
                        + " order by a.at desc, a.act desc limit " + most,
                AuditTrail::read,
                values);
    }

    /** Whether one of these acts stands in a place of the list. */
    boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(place.at(), place.key()));
        StringBuilder where = new StringBuilder(" where a.at = ? and a.act = ?");
        only(member, actor, where, values);
        return !rows.read("select a.act from audit a" + where, row -> true, values)
                .isEmpty();
    }

    private static void only(
            @Nullable Pseudonym member, @Nullable String actor, StringBuilder where, List<Object> values) {
        if (member != null) {
            where.append(" and a.pseudonym = ?");
            values.add(member);
        }
        if (actor != null) {
            where.append(" and a.actor = ?");
            values.add(actor);
        }
    }

    private static Entry read(ResultSet row) throws SQLException {
        Act act = new Act(
                owner(row),
                row.getString("act"),
                instant(row, "at"),
                row.getString("actor"),
                row.getString("role"),
                row.getString("origin"),
                row.getString("what"),
                row.getLong("points"),
                row.getString("reason"),
                row.getBytes("note_hash"));
        return new Entry(act, row.getBytes("hash") != null, row.getString("note"));
    }
}
