package loyalty.points.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
import loyalty.database.HashChain;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** Who did what. Acts are added, and sealed later; that is all. */
@ApplicationScoped
public class AuditTrail {

    private final AuditRows rows;

    AuditTrail(AuditRows rows) {
        this.rows = rows;
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

    /** Adds acts to the transaction of what was done. */
    public void add(List<Act> acts) {
        rows.add(acts.stream().map(AuditTrail::row).toList());
    }

    private static AuditEntity row(Act act) {
        AuditEntity row = new AuditEntity();
        row.id = new AuditEntity.Id(act.member(), act.act());
        row.at = act.at();
        row.actor = act.actor();
        row.role = act.role();
        row.origin = act.origin();
        row.what = act.what();
        row.points = act.points();
        row.reason = act.reason();
        row.noteHash = act.noteHash();
        row.chain = HashChain.chainOf(act.member());
        return row;
    }

    /**
     * What was done, the last first.
     *
     * @param member only to this member; null for all
     * @param actor only by this person; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    List<Entry> find(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most) {
        return rows.list(member, actor, after, most).stream()
                .map(AuditTrail::entry)
                .toList();
    }

    private static Entry entry(AuditRows.WithNote found) {
        AuditEntity row = found.act();
        Act act = new Act(
                row.id.pseudonym(),
                row.id.act(),
                row.at,
                row.actor,
                row.role,
                row.origin,
                row.what,
                row.points,
                row.reason,
                row.noteHash);
        return new Entry(act, row.hash != null, found.note());
    }

    /** Whether one of these acts stands in a place of the list. */
    boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) {
        return rows.has(member, actor, place);
    }
}
