package loyalty.points.adjustments;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import loyalty.api.lists.ListPlace;
import loyalty.database.Batches;
import loyalty.points.domain.Adjustment;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The tables {@code adjustment} and {@code adjustment_step}. */
@ApplicationScoped
class AdjustmentRows implements PanacheRepositoryBase<AdjustmentEntity, AdjustmentEntity.Id> {

    private static final String NAMED = "from AdjustmentEntity where id.adjustmentId in :keys";
    private static final String STEPS = """
            select s from AdjustmentEntity a join AdjustmentStepEntity s
              on s.id.pseudonym = a.id.pseudonym and s.id.adjustmentId = a.id.adjustmentId
            where a.id.adjustmentId in :keys order by s.id.adjustmentId, s.id.step""";
    private static final String APPROVALS = "from AdjustmentEntity where needsApproval = true and status in :statuses";
    private static final String BEHIND =
            " and askedAt <= :at and (askedAt < :at or concat('adjustment/', id.adjustmentId) < :key)";
    private static final String LAST_FIRST = " order by askedAt desc, id.adjustmentId desc";
    private static final String MOVE = "update AdjustmentEntity set status = :status where id = :id";

    private final StatelessSession session;
    private final Batches rows;

    AdjustmentRows(StatelessSession session) {
        this.session = session;
        this.rows = new Batches(session);
    }

    /** As they stand now, also where a transaction reads them once more. */
    List<AdjustmentEntity> named(Collection<String> adjustmentIds) {
        return rows.select(NAMED, AdjustmentEntity.class, adjustmentIds);
    }

    /** What happened to adjustments, in order of each. */
    List<AdjustmentStepEntity> steps(Collection<String> adjustmentIds) {
        return rows.select(STEPS, AdjustmentStepEntity.class, adjustmentIds);
    }

    /** What awaits or had a second pair of eyes, the last asked for first. */
    List<AdjustmentEntity> approvals(List<Adjustment.Status> statuses, @Nullable ListPlace after, int most) {
        String query = APPROVALS + (after == null ? "" : BEHIND) + LAST_FIRST;
        var found = session.createSelectionQuery(query, AdjustmentEntity.class)
                .setParameterList(
                        "statuses",
                        statuses.stream().map(Adjustment.Status::word).toList())
                .setMaxResults(most);
        if (after != null) {
            found.setParameter("at", after.at()).setParameter("key", after.key());
        }
        return found.getResultList();
    }

    /** Whether one that wants a second pair of eyes was asked for then. */
    boolean isApproval(String adjustmentId, Instant askedAt) {
        return count("id.adjustmentId = ?1 and askedAt = ?2 and needsApproval = true", adjustmentId, askedAt) > 0;
    }

    void add(List<AdjustmentEntity> adjustments) {
        rows.insert(adjustments);
    }

    void addSteps(List<AdjustmentStepEntity> steps) {
        rows.insert(steps);
    }

    /** Whether it is there. */
    boolean move(AdjustmentEntity.Id id, Adjustment.Status status) {
        return session.createMutationQuery(MOVE)
                        .setParameter("status", status.word())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
