package loyalty.tier.membership;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loyalty.database.InList;
import loyalty.events.Pseudonym;

/** The members, as the table {@code member} has them; public, because their profiles are these rows (ADR 0047). */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<MemberEntity, String> {

    // By hand: of Hibernate's lock modes MariaDB refuses the SQL (ADR 0047).
    private static final String LOCK_AFTER =
            "select * from member where member_id > :after order by member_id limit :most for update";

    /** The member of this id, if there is one. */
    public Optional<MemberEntity> named(String memberId) {
        return findByIdOptional(memberId);
    }

    /** Those of the ids that are members, by id; the map may be changed. */
    public Map<String, MemberEntity> named(Collection<String> memberIds) {
        if (memberIds.isEmpty()) {
            return new HashMap<>();
        }
        InList list = InList.of(memberIds);
        return find("memberId in " + list.text(), list.values()).stream()
                .collect(Collectors.toMap(row -> row.memberId, row -> row, (one, same) -> one, HashMap::new));
    }

    /** Whether there is any member. */
    public boolean any() {
        return !findAll().page(0, 1).list().isEmpty();
    }

    /** Some of all, in order of id, behind one. */
    public List<MemberEntity> after(String memberId, int limit) {
        return find("memberId > ?1", Sort.by("memberId"), memberId)
                .page(0, limit)
                .list();
    }

    /** Some of all, in order of id, behind one; nobody else changes them until the end of the transaction. */
    public List<MemberEntity> lockAfter(String memberId, int limit) {
        return getSession()
                .createNativeQuery(LOCK_AFTER, MemberEntity.class)
                .setParameter("after", memberId)
                .setParameter("most", limit)
                .getResultList();
    }

    /** Those of the pseudonyms that are members'. */
    public Map<Pseudonym, MemberEntity> known(Collection<Pseudonym> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        InList list = InList.of(some);
        return find("pseudonym in " + list.text(), list.values()).stream()
                .collect(Collectors.toMap(row -> row.pseudonym, row -> row, (one, same) -> one));
    }

    /**
     * Columns of members as the caller's transaction sees them, also where the rows were read before.
     *
     * @param type of which each row makes one
     */
    <T> List<T> columns(String columns, Class<T> type, Collection<Pseudonym> members) {
        if (members.isEmpty()) {
            return List.of();
        }
        InList list = InList.of(members);
        TypedQuery<T> query = getEntityManager()
                .createQuery("select " + columns + " from MemberEntity where pseudonym in " + list.text(), type);
        list.values().forEach(query::setParameter);
        return query.getResultList();
    }
}
