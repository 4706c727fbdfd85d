package loyalty.tier.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import loyalty.database.Batches;
import loyalty.database.InList;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code member_search}. */
@ApplicationScoped
class SearchTermRows implements PanacheRepositoryBase<SearchTermEntity, SearchTermEntity.Id> {

    private static final char ESCAPE = '!';
    private static final String OF = "select t.id from SearchTermEntity t where t.id.pseudonym in :keys";

    // The primary key in its order, as far as the page goes; of each row, what else the member is found by.
    private static final String FIND = """
            select t.id from SearchTermEntity t
            where t.id.term like :beginning escape '!'
              and t.id.term >= :term and (t.id.term > :term or t.id.pseudonym > :member)
              and not exists (select 1 from SearchTermEntity e where e.id.pseudonym = t.id.pseudonym
                and e.id.term like :beginning escape '!' and e.id.term < t.id.term)
            order by t.id.term, t.id.pseudonym""";

    private final Batches rows;

    SearchTermRows(StatelessSession session) {
        this.rows = new Batches(session);
    }

    /** All rows of some members, as the caller's transaction sees them. */
    List<SearchTermEntity.Id> of(Collection<Pseudonym> members) {
        return rows.select(OF, SearchTermEntity.Id.class, members);
    }

    void remove(Collection<Pseudonym> members) {
        if (!members.isEmpty()) {
            InList list = InList.of(members);
            delete("id.pseudonym in " + list.text(), list.values());
        }
    }

    void add(Collection<SearchTermEntity.Id> some) {
        rows.insert(some.stream().sorted().map(SearchTermEntity::new).toList());
    }

    /**
     * Where members stand who have a term that begins so: each once, by the first of them.
     *
     * @param after behind which place
     */
    List<SearchTermEntity.Id> beginningWith(String folded, SearchTermEntity.Id after, int most) {
        return getEntityManager()
                .createQuery(FIND, SearchTermEntity.Id.class)
                .setParameter("beginning", escaped(folded) + "%")
                .setParameter("term", after.term())
                .setParameter("member", after.pseudonym())
                .setMaxResults(most)
                .getResultList();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '%' || c == '_' || c == ESCAPE) {
                out.append(ESCAPE);
            }
            out.append(c);
        }
        return out.toString();
    }
}
