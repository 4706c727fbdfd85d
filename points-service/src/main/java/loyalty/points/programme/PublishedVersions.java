package loyalty.points.programme;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * The published versions: added, and that is all. Read through the stateless session, as the database has them now, also by
 * timers and by whoever posts a batch.
 */
@ApplicationScoped
class PublishedVersions implements PanacheRepositoryBase<PublishedVersionEntity, String> {

    private static final String ALL = "from PublishedVersionEntity order by position";
    private static final String NAMED = "from PublishedVersionEntity where version = :version";
    private static final String UNSEEN = "from PublishedVersionEntity where accountsUnseen = true order by position";
    private static final String NUMBER = "select count(*) from PublishedVersionEntity";
    private static final String LAST = "select max(position) from PublishedVersionEntity";

    private final StatelessSession session;

    PublishedVersions(StatelessSession session) {
        this.session = session;
    }

    /** How many there are. */
    @ActivateRequestContext
    long number() {
        return session.createSelectionQuery(NUMBER, Long.class).getSingleResult();
    }

    /** All of them, in the order of their publication. */
    @ActivateRequestContext
    List<PublishedVersion> all() {
        return select(ALL, Map.of());
    }

    @ActivateRequestContext
    Optional<PublishedVersion> named(String version) {
        return select(NAMED, Map.of("version", version)).stream().findFirst();
    }

    /** Those for which the accounts that were there before are not marked yet. */
    @ActivateRequestContext
    List<PublishedVersion> unseen() {
        return select(UNSEEN, Map.of());
    }

    /** Adds a version behind the others; another replica that adds one at the same time makes this one fail. */
    void add(PublishedVersion version) {
        Integer last = session.createSelectionQuery(LAST, Integer.class).getSingleResultOrNull();
        PublishedVersionEntity row = new PublishedVersionEntity();
        row.version = version.version();
        row.position = Objects.requireNonNullElse(last, 0) + 1;
        row.effectiveAt = version.effectiveAt();
        row.publishedAt = version.publishedAt();
        row.author = version.author();
        row.content = version.content();
        row.accountsUnseen = true;
        session.insert(row);
    }

    /** Notes that the accounts are marked. */
    @Transactional
    void seen(String version) {
        update("accountsUnseen = false where version = ?1", version);
    }

    private List<PublishedVersion> select(String query, Map<String, String> values) {
        var found = session.createSelectionQuery(query, PublishedVersionEntity.class);
        values.forEach(found::setParameter);
        return found.getResultList().stream()
                .map(row ->
                        new PublishedVersion(row.version, row.effectiveAt, row.publishedAt, row.author, row.content))
                .toList();
    }
}
