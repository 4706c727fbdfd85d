package loyalty.points.audit;

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

/** The table {@code audit}. */
@ApplicationScoped
class AuditRows implements PanacheRepositoryBase<AuditEntity, AuditEntity.Id> {

    private static final String WITH_NOTES = """
            select a, n.note from AuditEntity a left join AdjustmentNoteEntity n
              on n.id.pseudonym = a.id.pseudonym and a.id.act = concat('adjustment/', n.id.adjustmentId, '/1')
            where""";

    private final Batches rows;

    AuditRows(StatelessSession session) {
        this.rows = new Batches(session);
    }

    /** An act, and its note as far as it is still there. */
    record WithNote(AuditEntity act, @Nullable String note) {}

    void add(List<AuditEntity> acts) {
        rows.insert(acts);
    }

    /** The last act first; of all members, or of all actors, where one is null. */
    List<WithNote> list(@Nullable Pseudonym member, @Nullable String actor, @Nullable ListPlace after, int most) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder(only(member, actor, values));
        if (after != null) {
            where.append(" and a.at <= :at and (a.at < :at or a.id.act < :key)");
            values.put("at", after.at());
            values.put("key", after.key());
        }
        var query = getEntityManager()
                .createQuery(WITH_NOTES + where + " order by a.at desc, a.id.act desc", WithNote.class)
                .setMaxResults(most);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    boolean has(@Nullable Pseudonym member, @Nullable String actor, ListPlace place) {
        Map<String, Object> values = new HashMap<>();
        String where = only(member, actor, values) + " and a.at = :at and a.id.act = :key";
        values.put("at", place.at());
        values.put("key", place.key());
        return count("from AuditEntity a where" + where, values) > 0;
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
