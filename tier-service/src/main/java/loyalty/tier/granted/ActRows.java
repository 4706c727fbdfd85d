package loyalty.tier.granted;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.api.lists.ListPlace;
import loyalty.database.Batches;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The table {@code staff_act}. */
@ApplicationScoped
class ActRows implements PanacheRepositoryBase<StaffActEntity, StaffActEntity.Id> {

    private static final String WITH_REASONS = """
            select a, o.reason from StaffActEntity a left join TierOverrideEntity o
              on o.id.pseudonym = a.id.pseudonym and a.id.act in
                (concat('tier-override/', o.id.overrideId, '/1'), concat('tier-override/', o.id.overrideId, '/2'))
            where""";

    /** An act, and the reason that the override still has. */
    record WithReason(StaffActEntity act, @Nullable String reason) {}

    private final Batches rows;

    ActRows(StatelessSession session) {
        this.rows = new Batches(session);
    }

    void add(List<StaffActEntity> acts) {
        rows.insert(acts);
    }

    /** The last act first; of all members, or of all actors, where one is null. */
    List<WithReason> list(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder(only(member, actor, values));
        if (after != null) {
            where.append(" and a.at <= :at and (a.at < :at or a.id.act < :key)");
            values.put("at", after.at());
            values.put("key", after.key());
        }
        var query = getEntityManager()
                .createQuery(WITH_REASONS + where + " order by a.at desc, a.id.act desc", WithReason.class)
                .setMaxResults(most);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) {
        Map<String, Object> values = new HashMap<>();
        String where = only(member, actor, values) + " and a.at = :at and a.id.act = :key";
        values.put("at", place.at());
        values.put("key", place.key());
        return count("from StaffActEntity a where" + where, values) > 0;
    }

    private static String only(@Nullable Pseudonym member, @Nullable String actor, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(" 1 = 1");
        if (member != null) {
            where.append(" and a.id.pseudonym = :member");
            values.put("member", member);
        }
        if (actor != null) {
            where.append(" and a.actor = :actor");
            values.put("actor", actor);
        }
        return where.toString();
    }
}
