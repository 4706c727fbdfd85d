package loyalty.voucher.support;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import loyalty.api.lists.ListPlace;
import loyalty.database.Batches;
import loyalty.voucher.domain.Goodwill;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The vouchers that support asks for, as the table {@code voucher_issue} has them. */
@ApplicationScoped
class GoodwillIssues implements PanacheRepositoryBase<VoucherIssueEntity, VoucherIssueEntity.Id> {

    // An id is unique over all members: two who bring the same one at once must not fail for it.
    private static final String ADD = """
            insert ignore into voucher_issue (pseudonym, issue_id, body_hash, campaign, programme_version, reason, asked_by,
                asked_at, needs_approval, status, voucher_id)
            values (:member, :issueId, :fingerprint, :campaign, :version, :reason, :by, :at, :needsApproval, :status,
                :voucherId)""";
    private static final String NAMED = "from VoucherIssueEntity where id.issueId in :keys";
    private static final String DECIDE =
            "status = ?1, decidedBy = ?2, decidedAt = ?3, voucherId = ?4 where id = ?5 and status = ?6";
    private static final String KEY = "concat('voucher-issue/', id.issueId)";

    private final StatelessSession session;
    private final Batches rows;

    GoodwillIssues(StatelessSession session) {
        this.session = session;
        this.rows = new Batches(session);
    }

    /** What was asked for, and the fingerprint of the request. */
    record StoredGoodwill(Goodwill goodwill, byte[] fingerprint) {}

    /** What stands under an id now, whoever's it is; also where a caller reads it once more in the same request. */
    Optional<StoredGoodwill> named(String issueId) {
        return rows.select(NAMED, VoucherIssueEntity.class, List.of(issueId)).stream()
                .map(row -> new StoredGoodwill(goodwill(row), row.bodyHash))
                .findFirst();
    }

    /**
     * Writes down what was asked for by a member who is locked, unless there is something under its id.
     *
     * @return whether it is new
     */
    boolean add(Goodwill goodwill, byte[] fingerprint) {
        Goodwill.Request request = goodwill.request();
        return session.createNativeMutationQuery(ADD)
                        .setParameter("member", request.member())
                        .setParameter("issueId", request.issueId())
                        .setParameter("fingerprint", fingerprint)
                        .setParameter("campaign", request.campaign())
                        .setParameter("version", request.programmeVersion())
                        .setParameter("reason", request.reason())
                        .setParameter("by", request.by())
                        .setParameter("at", request.at())
                        .setParameter("needsApproval", goodwill instanceof Goodwill.AwaitingApproval)
                        .setParameter("status", goodwill.status())
                        .setParameter("voucherId", goodwill.voucherId(), String.class)
                        .executeUpdate()
                == 1;
    }

    /**
     * Writes down a decision on what a member who is locked waits for.
     *
     * @throws IllegalStateException when it does not wait any more
     */
    void decide(Goodwill.AwaitingApproval before, Goodwill.Decided after) {
        Goodwill.Request request = before.request();
        VoucherIssueEntity.Id id = new VoucherIssueEntity.Id(request.member(), request.issueId());
        int found = update(DECIDE, after.status(), after.by(), after.at(), after.voucherId(), id, before.status());
        if (found != 1) {
            throw new IllegalStateException("it was decided by two at once, in spite of the member's lock");
        }
    }

    /**
     * What awaits or had a second pair of eyes, the last asked for first.
     *
     * @param status only these; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    List<Goodwill> approvals(@Nullable String status, @Nullable ListPlace after, int most) {
        Parameters values = new Parameters();
        StringBuilder where = new StringBuilder("needsApproval = true");
        if (status != null) {
            where.append(" and status = :status");
            values.and("status", status);
        }
        if (after != null) {
            where.append(" and askedAt <= :at and (askedAt < :at or " + KEY + " < :key)");
            values.and("at", after.at()).and("key", after.key());
        }
        return find(where + " order by askedAt desc, id.issueId desc", values).page(0, most).stream()
                .map(GoodwillIssues::goodwill)
                .toList();
    }

    /** Whether something that wants a second pair of eyes stands in a place of the list. */
    boolean isApproval(ListPlace place) {
        return count("needsApproval = true and " + KEY + " = ?1 and askedAt = ?2", place.key(), place.at()) > 0;
    }

    private static Goodwill goodwill(VoucherIssueEntity row) {
        Goodwill.Request request = new Goodwill.Request(
                row.id.pseudonym(),
                row.id.issueId(),
                row.campaign,
                row.programmeVersion,
                row.reason,
                row.askedBy,
                row.askedAt);
        if (row.decidedBy != null) {
            Instant at = Objects.requireNonNull(row.decidedAt);
            return row.voucherId == null
                    ? new Goodwill.Rejected(request, row.decidedBy, at)
                    : new Goodwill.Approved(request, row.decidedBy, at, row.voucherId);
        }
        return row.voucherId == null ? request.await() : request.give(row.voucherId);
    }
}
