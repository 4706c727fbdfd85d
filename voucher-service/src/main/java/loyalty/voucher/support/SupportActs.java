package loyalty.voucher.support;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import loyalty.api.lists.AuditView;
import loyalty.api.lists.ListPlace;
import loyalty.database.HashChain;
import loyalty.events.Pseudonym;
import loyalty.voucher.domain.Goodwill;
import loyalty.voucher.holder.LockedWallet;
import loyalty.voucher.vouchers.MemberVoucher;
import org.jspecify.annotations.Nullable;

/** The audit trail of support: who did what, why and from where. Rows are added, and sealed later; that is all. */
@ApplicationScoped
class SupportActs implements PanacheRepositoryBase<VoucherActEntity, VoucherActEntity.Id> {

    /** What the chain covers: all that a row tells. */
    static final HashChain.Rows SEALED = new HashChain.Rows("voucher_act", "voucher_act_chain", """
            hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, reason,
            coalesce(campaign, ''), coalesce(programme_version, ''), coalesce(voucher_id, ''), coalesce(event_seq, ''),
            coalesce(date_format(until_before, '%Y-%m-%dT%H:%i:%s.%f'), ''),
            coalesce(date_format(until_after, '%Y-%m-%dT%H:%i:%s.%f'), ''), coalesce(left_after, '')""");

    private static final String EXTENSIONS =
            "id.pseudonym = ?1 and voucherId = ?2 and untilAfter is not null order by eventSeq";

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
        VoucherActEntity row = new VoucherActEntity();
        row.id = new VoucherActEntity.Id(wallet.member(), act.act());
        row.at = wallet.now();
        row.actor = act.agent().subject();
        row.role = act.agent().role();
        row.origin = act.agent().origin();
        row.what = act.what();
        row.reason = act.reason();
        row.campaign = given == null ? null : given.campaign();
        row.programmeVersion = given == null ? null : given.programmeVersion();
        row.voucherId = act.voucherId();
        row.eventSeq = act.eventSeq();
        row.untilBefore = moved == null ? null : moved.from();
        row.untilAfter = moved == null ? null : moved.to();
        row.leftAfter = moved == null ? null : moved.left();
        row.chain = HashChain.chainOf(wallet.member());
        persistAndFlush(row);
    }

    /** How support has moved the end of a voucher so far, in order. */
    List<Extension> extensions(MemberVoucher voucher) {
        return find(EXTENSIONS, voucher.member(), voucher.voucherId()).stream()
                .map(row -> new Extension(row.actor, row.reason, row.at, moved(row)))
                .toList();
    }

    private static SupportAct.MovedEnd moved(VoucherActEntity row) {
        return new SupportAct.MovedEnd(
                Objects.requireNonNull(row.untilBefore), Objects.requireNonNull(row.untilAfter), row.leftAfter);
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
    List<Entry> list(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most) {
        Parameters values = new Parameters();
        StringBuilder where = new StringBuilder(only(member, actor, values));
        if (after != null) {
            where.append(" and at <= :at and (at < :at or id.act < :key)");
            values.and("at", after.at()).and("key", after.key());
        }
        return find(where + " order by at desc, id.act desc", values).page(0, most).stream()
                .map(SupportActs::entry)
                .toList();
    }

    /** Whether one of these acts stands in a place of the list. */
    boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) {
        Parameters values = new Parameters();
        String where = only(member, actor, values) + " and at = :at and id.act = :key";
        return count(where, values.and("at", place.at()).and("key", place.key())) > 0;
    }

    private static String only(@Nullable Pseudonym member, @Nullable String actor, Parameters values) {
        StringBuilder where = new StringBuilder("1 = 1");
        if (member != null) {
            where.append(" and id.pseudonym = :member");
            values.and("member", member);
        }
        if (actor != null) {
            where.append(" and actor = :actor");
            values.and("actor", actor);
        }
        return where.toString();
    }

    private static Entry entry(VoucherActEntity row) {
        return new Entry(
                row.id.pseudonym(),
                row.id.act(),
                row.at,
                row.actor,
                row.role,
                row.origin,
                row.what,
                row.reason,
                row.hash != null);
    }
}
