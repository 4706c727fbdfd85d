package loyalty.tier.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loyalty.database.Batches;
import loyalty.database.InList;
import loyalty.events.Pseudonym;
import org.hibernate.StatelessSession;

/** The table {@code member_identifier}; its primary key is what makes an identifier one member's. */
@ApplicationScoped
class IdentifierRows implements PanacheRepositoryBase<IdentifierEntity, IdentifierKey> {

    private static final String ALIKE = "from IdentifierEntity i where i.id.identifier in :keys";
    private static final String OF = "from IdentifierEntity i where i.pseudonym in :keys";
    private static final Comparator<IdentifierEntity> IN_ORDER =
            Comparator.comparing((IdentifierEntity row) -> row.id.identifier()).thenComparing(row -> row.id.kind());

    private final Batches rows;

    IdentifierRows(StatelessSession session) {
        this.rows = new Batches(session);
    }

    /** Those that are somebody's. */
    List<IdentifierEntity> taken(Collection<IdentifierKey> some) {
        Set<String> texts = some.stream().map(IdentifierKey::identifier).collect(Collectors.toSet());
        return rows.select(ALIKE, IdentifierEntity.class, texts).stream()
                .filter(row -> some.contains(row.id))
                .sorted(IN_ORDER)
                .toList();
    }

    /** All of some members. */
    List<IdentifierEntity> of(Collection<Pseudonym> members) {
        return rows.select(OF, IdentifierEntity.class, members);
    }

    void remove(Collection<Pseudonym> members) {
        if (!members.isEmpty()) {
            InList list = InList.of(members);
            delete("pseudonym in " + list.text(), list.values());
        }
    }

    void add(Collection<IdentifierEntity> some) {
        rows.insert(some.stream().sorted(IN_ORDER).toList());
    }
}
