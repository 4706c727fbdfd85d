package loyalty.tier.granted;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loyalty.api.lists.ListPlace;
import loyalty.database.Batches;
import loyalty.events.Pseudonym;
import loyalty.tier.domain.TierOverride;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The table {@code tier_override}. */
@ApplicationScoped
class OverrideRows implements PanacheRepositoryBase<TierOverrideEntity, TierOverrideEntity.Id> {

    // An id is unique over all members: two who bring the same one at once must not fail for it.
    private static final String ADD = """
            insert ignore into tier_override (pseudonym, override_id, body_hash, tier, until_at, reason, asked_by,
                asked_at, status, salt)
            values (:pseudonym, :overrideId, :bodyHash, :tier, :until, :reason, :by, :at, :status, :salt)""";

    private static final String APPROVED =
            "from TierOverrideEntity where status = 'approved' and id.pseudonym in :keys";
    private static final String DECIDE = "status = ?1, decidedBy = ?2, decidedAt = ?3 where id = ?4 and status = ?5";
    private static final String KEY = "concat('tier-override/', id.overrideId)";

    private final Batches rows;

    OverrideRows(StatelessSession session) {
        this.rows = new Batches(session);
    }

    /** Whether it is new. */
    boolean add(TierOverrideEntity row) {
        return getEntityManager()
                        .createNativeQuery(ADD)
                        .setParameter("pseudonym", row.id.pseudonym())
                        .setParameter("overrideId", row.id.overrideId())
                        .setParameter("bodyHash", row.bodyHash)
                        .setParameter("tier", row.tier)
                        .setParameter("until", row.untilAt)
                        .setParameter("reason", row.reason)
                        .setParameter("by", row.askedBy)
                        .setParameter("at", row.askedAt)
                        .setParameter("status", row.status)
                        .setParameter("salt", row.salt)
                        .executeUpdate()
                == 1;
    }

    Optional<TierOverrideEntity> of(String overrideId) {
        return find("id.overrideId", overrideId).firstResultOptional();
    }

    /** Those of many members that were approved, as the database has them now. */
    List<TierOverrideEntity> approved(Collection<Pseudonym> members) {
        return rows.select(APPROVED, TierOverrideEntity.class, members);
    }

    /** Whether the row had still the status before. */
    boolean decide(TierOverrideEntity.Id id, TierOverride.Status before, TierOverride.Decided after) {
        boolean decided = update(DECIDE, after.status().word(), after.by(), after.at(), id, before.word()) == 1;
        // What the transaction read of the row before is not true any more.
        findByIdOptional(id).ifPresent(getEntityManager()::refresh);
        return decided;
    }

    /** The last asked for first. */
    List<TierOverrideEntity> list(
            TierOverride.@Nullable Status status, Instant now, @Nullable ListPlace after, int most) {
        Parameters values = new Parameters();
        StringBuilder where = new StringBuilder(
                switch (status) {
                    case null -> "1 = 1";
                    case AWAITING_APPROVAL, REJECTED -> "status = :status";
                    case APPROVED -> "status = :status and untilAt > :now";
                    case ENDED -> "status = :status and untilAt <= :now";
                });
        if (status == TierOverride.Status.APPROVED || status == TierOverride.Status.ENDED) {
            values.and("status", TierOverride.Status.APPROVED.word()).and("now", now);
        } else if (status != null) {
            values.and("status", status.word());
        }
        if (after != null) {
            where.append(" and askedAt <= :at and (askedAt < :at or " + KEY + " < :key)");
            values.and("at", after.at()).and("key", after.key());
        }
        return find(where + " order by askedAt desc, id.overrideId desc", values)
                .page(0, most)
                .list();
    }

    boolean has(ListPlace place) {
        return find(KEY + " = ?1 and askedAt = ?2", place.key(), place.at())
                .firstResultOptional()
                .isPresent();
    }
}
