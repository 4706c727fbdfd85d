package loyalty.tier.members;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import loyalty.database.Batches;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code attributes_told}. */
@ApplicationScoped
class AttributesTold implements PanacheRepositoryBase<AttributesToldEntity, AttributesToldEntity.Id> {

    private static final String LAST = """
            from AttributesToldEntity t where t.id.pseudonym in :keys and t.id.eventSeq =
              (select max(l.id.eventSeq) from AttributesToldEntity l where l.id.pseudonym = t.id.pseudonym)""";

    private final Batches rows;

    AttributesTold(StatelessSession session) {
        this.rows = new Batches(session);
    }

    void add(List<AttributesToldEntity> told) {
        rows.insert(told);
    }

    /** What was told last of members, as far as anything was. */
    List<AttributesToldEntity> lastOf(Collection<Pseudonym> members) {
        return rows.select(LAST, AttributesToldEntity.class, members);
    }
}
