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
import loyalty.api.Ids;
import loyalty.database.InList;
import loyalty.events.Pseudonym;
import org.jspecify.annotations.Nullable;

/** The members, as the table {@code member} has them; public, because their profiles are these rows (ADR 0047). */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<MemberEntity, String> {

    private static final char ESCAPE = '!';

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

    /** Those whose id is the text, or whose name or mail begins with it, in order of id. */
    public List<MemberEntity> matching(String text, @Nullable String after, int limit) {
        return find(
                        "(memberId = ?1 or name like ?2 escape '!' or email like ?2 escape '!') and memberId > ?3",
                        Sort.by("memberId"),
                        // An id is ASCII, and the database refuses to compare it with anything else.
                        Ids.isId(text) ? text : "",
                        escaped(text) + "%",
                        after == null ? "" : after)
                .page(0, limit)
                .list();
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
