package loyalty.voucher.support;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.owner;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
import loyalty.database.Database;
import loyalty.database.HashChain;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.MemberVoucher;
import org.jspecify.annotations.Nullable;

/** The audit trail of support: who did what, why and from where. Rows are added, and sealed later; that is all. */
@ApplicationScoped
class SupportActs {

    /** What the chain covers: all that a row tells. */
    static final HashChain.Rows SEALED = new HashChain.Rows("voucher_act", "voucher_act_chain", """
            hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, reason,
            coalesce(campaign, ''), coalesce(programme_version, ''), coalesce(voucher_id, ''), coalesce(event_seq, ''),
            coalesce(date_format(until_before, '%Y-%m-%dT%H:%i:%s.%f'), ''),
            coalesce(date_format(until_after, '%Y-%m-%dT%H:%i:%s.%f'), ''), coalesce(left_after, '')""");

    private static final String ADD = """
            insert into voucher_act (pseudonym, act, at, actor, role, origin, what, reason, campaign, programme_version,
                voucher_id, event_seq, until_before, until_after, left_after, chain)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String EXTENSIONS = """
            select * from voucher_act where pseudonym = ? and voucher_id = ? and until_after is not null
            order by event_seq""";

    private static final String ALL = "select * from voucher_act";

    private final Database database;

    SupportActs(Database database) {
        this.database = database;
    }

    /** A move of an end, as it was done. */
    record Extension(String actor, String reason, Instant at, SupportAct.MovedEnd moved) {

        /** Whether it is what somebody asks for once more. */
        boolean isSame(Instant until, String otherActor, String otherReason) {
            return moved.to().equals(until) && actor.equals(otherActor) && reason.equals(otherReason);
        }
    }

    /** Notes an act on a member who is locked. */
    void add(LockedWallet wallet, SupportAct act) {
        Goodwill.Request given = act.given();
        SupportAct.MovedEnd moved = act.moved();
        database.execute(
                ADD,
                wallet.member(),
                act.act(),
                wallet.now(),
                act.agent().subject(),
                act.agent().role(),
                act.agent().origin(),
                act.what(),
                act.reason(),
                given == null ? null : given.campaign(),
                given == null ? null : given.programmeVersion(),
                act.voucherId(),
                act.eventSeq(),
                moved == null ? null : moved.from(),
                moved == null ? null : moved.to(),
                moved == null ? null : moved.left(),
                HashChain.chainOf(wallet.member()));
    }

    /** How support has moved the end of a voucher so far, in order. */
    List<Extension> extensions(MemberVoucher voucher) {
        return database.read(
                EXTENSIONS,
                row -> new Extension(
                        row.getString("actor"),
                        row.getString("reason"),
                        instant(row, "at"),
                        new SupportAct.MovedEnd(
                                instant(row, "until_before"),
                                instant(row, "until_after"),
                                row.getBigDecimal("left_after"))),
                voucher.member(),
                voucher.voucherId());
    }

    /** An act as it stands there. */
    record Entry(
            Pseudonym member,
            String act,
            Instant at,
            String actor,
            String role,
            @Nullable String origin,
            String what,
            String reason,
            boolean sealed) {

        /** As a reader is shown it; no points are moved. */
        AuditView view(@Nullable String memberId) {
            return new AuditView(
                    AuditView.kindOf(act), act, at, actor, role, origin, what, memberId, 0, reason, null, sealed);
        }
    }

    /**
     * What was done, the last first.
     *
     * @param member only to this member; null for all
     * @param actor only by this person; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    List<Entry> find(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(only(member, actor, values));
        if (after != null) {
            where.append(" and at <= ? and (at < ? or act < ?)");
            values.addAll(List.of(after.at(), after.at(), after.key()));
        }
        return database.read(
                ALL + where + " order by at desc, act desc limit " + most,
                row -> new Entry(
                        owner(row),
                        row.getString("act"),
                        instant(row, "at"),
                        row.getString("actor"),
                        row.getString("role"),
                        row.getString("origin"),
                        row.getString("what"),
                        row.getString("reason"),
                        row.getBytes("hash") != null),
                values.toArray());
    }

    /** Whether one of these acts stands in a place of the list. */
    boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) {
        List<Object> values = new ArrayList<>();
        String where = only(member, actor, values) + " and at = ? and act = ?";
        values.addAll(List.of(place.at(), place.key()));
        return !database.read(ALL + where, row -> true, values.toArray()).isEmpty();
    }

    private static String only(@Nullable Pseudonym member, @Nullable String actor, List<Object> values) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        if (member != null) {
            where.append(" and pseudonym = ?");
            values.add(member);
        }
        if (actor != null) {
            where.append(" and actor = ?");
            values.add(actor);
        }
        return where.toString();
    }
}
